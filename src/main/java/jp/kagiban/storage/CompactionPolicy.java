package jp.kagiban.storage;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code KAGIBAN_COMPACT_NIGHTLY}: whether the file of an H2 database is compacted each night, while the portal runs.
 *
 * @param compactNightly {@code on} rewrites the file of H2 at four each night (Tokyo), so that deleted data leaves the disk. {@code off}: only at an orderly stop.
 */
@ConfigurationProperties("kagiban")
record CompactionPolicy(@DefaultValue("on") String compactNightly) {

    CompactionPolicy {
        if (!compactNightly.equals("on") && !compactNightly.equals("off")) {
            throw new StartRefused(
                    "KAGIBAN_COMPACT_NIGHTLY must be on or off.",
                    "Leave it out to have the database's file compacted at night, or set it to off.");
        }
    }

    boolean isNightly() {
        return compactNightly.equals("on");
    }
}
