package jp.kagiban.mall;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * Something a shop has at a mall that expires, such as a key or a consent.
 *
 * @param name is stored, such as {@code licenseKey}
 * @param label in a language
 * @param longest the furthest ahead a typed date may be
 * @param source where its date usually comes from; a member may type what a mall merely fails to tell
 */
public record KeyEnd(String name, Function<Locale, String> label, Duration longest, ExpiryReading.Source source) {}
