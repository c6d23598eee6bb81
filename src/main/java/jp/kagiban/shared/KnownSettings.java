package jp.kagiban.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows the names that {@code KAGIBAN_…} settings may have. They come from the metadata that the compiler generates from the
 * records of settings. The file {@code additional-spring-configuration-metadata.json} adds those that no record reads, and
 * deprecated ones with the reason: names of level "warning" are retired, and names of level "error" are refused.
 */
public final class KnownSettings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final String PROPERTIES = "kagiban.";
    private static final String PREFIX = "KAGIBAN_";

    /** Kubernetes sets these variables, named like Docker's links, for a service named kagiban or kagiban-db. */
    private static final Pattern OF_A_SERVICE = Pattern.compile(
            "KAGIBAN_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern PORT = Pattern.compile("KAGIBAN_(\\w+_)?PORT");
    private static final Pattern ADDRESS_OF_A_SERVICE = Pattern.compile("(tcp|udp|sctp)://.*");

    /** Each name with the reason why it is retired. The reason is empty for a name in use. */
    private final SortedMap<String, String> names = new TreeMap<>();

    /** Each refused name with the reason why the portal can't start with it. */
    private final Map<String, String> refused = new HashMap<>();

    /** Names without the hyphens of the property. Boot accepts them too, but they aren't documented. */
    private final Set<String> aliases = new HashSet<>();

    private KnownSettings(String metadata) {
        for (JsonNode property : JsonMapper.shared().readTree(metadata).path("properties")) {
            String name = property.path("name").asString("");
            if (name.startsWith(PROPERTIES)) {
                JsonNode deprecation = property.path("deprecation");
                boolean isRefused = deprecation.path("level").asString("").equals("error");
                (isRefused ? refused : names)
                        .put(variable(name), deprecation.path("reason").asString(""));
                aliases.add(variable(name.replace("-", "")));
            }
        }
        SecretFiles.SECRETS.forEach(secret -> names.put(secret + "_FILE", ""));
    }

    /** Reads the names that this version of Kagiban knows. */
    public static KnownSettings read() {
        try {
            for (URL file :
                    Collections.list(KnownSettings.class.getClassLoader().getResources(METADATA))) {
                try (InputStream open = file.openStream()) {
                    String text = new String(open.readAllBytes(), StandardCharsets.UTF_8);
                    if (text.contains('"' + PROPERTIES)) {
                        return of(text);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The names of the settings can't be read", unreadable);
        }
        throw new IllegalStateException("No " + METADATA + " of Kagiban is on the class path");
    }

    static KnownSettings of(String metadata) {
        return new KnownSettings(metadata);
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether Kubernetes has set this variable, not an operator. */
    static boolean isOfAService(String name, String value) {
        return OF_A_SERVICE.matcher(name).matches()
                || (PORT.matcher(name).matches()
                        && ADDRESS_OF_A_SERVICE.matcher(value).matches());
    }

    /** @throws StartRefused if the environment sets an unknown or refused name; the message shows no value */
    public void refuseUnknown(Map<String, ?> environment) {
        for (String name : portalSettings(environment)) {
            String known = name.toUpperCase(Locale.ROOT);
            if (refused.containsKey(known)) {
                throw new StartRefused(refused.get(known), "Take " + name + " out of the environment.");
            }
            if (!names.containsKey(known) && !aliases.contains(known)) {
                throw new StartRefused(
                        name + " is no setting of Kagiban; the nearest one is " + nearest(name) + ".",
                        "Correct the name or take it out of the environment. See docs/settings.md for all settings.");
            }
        }
    }

    /** The names in the environment that have no effect any more, each with the reason. */
    SortedMap<String, String> retired(Map<String, ?> environment) {
        SortedMap<String, String> retired = new TreeMap<>(names);
        retired.values().removeIf(String::isEmpty);
        retired.keySet().retainAll(portalSettings(environment));
        return retired;
    }

    private static SortedSet<String> portalSettings(Map<String, ?> environment) {
        SortedSet<String> portalSettings = new TreeSet<>();
        environment.forEach((name, value) -> {
            if (name.toUpperCase(Locale.ROOT).startsWith(PREFIX) && !isOfAService(name, String.valueOf(value))) {
                portalSettings.add(name);
            }
        });
        return portalSettings;
    }

    private String nearest(String name) {
        return names.entrySet().stream()
                .filter(known -> known.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .min(Comparator.comparingInt(known -> distance(known, name.toUpperCase(Locale.ROOT))))
                .orElseThrow();
    }

    /** The number of letters to insert, delete or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
