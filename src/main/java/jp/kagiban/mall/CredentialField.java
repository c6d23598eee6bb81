package jp.kagiban.mall;

import java.util.Locale;
import java.util.function.Function;
import jp.kagiban.vault.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of a mall's key form; what stands in it is sealed.
 *
 * @param name the mall's own name for it, such as {@code licenseKey}; no two fields of all malls share one
 * @param sealedAs under which the vault holds it
 * @param label in a language, such as ライセンスキー
 * @param help a sentence that stands below it, in a language
 * @param manualStep the step of the manual that shows where it is to be found; null where the manual has none
 */
public record CredentialField(
        String name,
        Field sealedAs,
        Function<Locale, String> label,
        Function<Locale, String> help,
        @Nullable Integer manualStep) {}
