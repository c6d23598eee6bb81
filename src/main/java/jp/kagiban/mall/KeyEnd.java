package jp.kagiban.mall;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * One way in which what a shop holds at a mall ends.
 *
 * @param name is stored, such as {@code licenseKey}
 * @param label in a language
 * @param longest no date that a member types can lie farther ahead
 * @param source where its date usually comes from; a member may type what a mall merely fails to tell
 */
public record KeyEnd(String name, Function<Locale, String> label, Duration longest, ExpiryReading.Source source) {}
