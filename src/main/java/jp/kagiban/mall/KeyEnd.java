package jp.kagiban.mall;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * A thing of a shop that expires at a mall, such as a key or a consent.
 *
 * @param name the stored name, such as {@code licenseKey}
 * @param label the label by language
 * @param longest the maximum time from today to a typed date
 * @param source the usual source of the date; a member may type the date if the mall doesn't return it
 */
public record KeyEnd(String name, Function<Locale, String> label, Duration longest, ExpiryReading.Source source) {}
