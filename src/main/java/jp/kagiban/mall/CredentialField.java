package jp.kagiban.mall;

import java.util.Locale;
import java.util.function.Function;
import jp.kagiban.vault.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of a mall's key form. Its value is stored encrypted.
 *
 * @param name the mall's name of the field, such as {@code licenseKey}. No other field of any mall has the same name
 * @param sealedAs the vault's kind of secret
 * @param label by language, such as ライセンスキー
 * @param help the sentence below the field, by language
 * @param manualStep the step of the manual that shows where to find the value; null if the manual has none
 */
public record CredentialField(
        String name,
        Field sealedAs,
        Function<Locale, String> label,
        Function<Locale, String> help,
        @Nullable Integer manualStep) {}
