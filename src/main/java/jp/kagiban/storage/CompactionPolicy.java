package jp.kagiban.storage;

import jp.kagiban.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code KAGIBAN_COMPACT_NIGHTLY}: whether the file of an H2 database is compacted each night, while the portal runs. */
@ConfigurationProperties("kagiban.compaction")
record CompactionPolicy(String nightly) {

    CompactionPolicy {
        if (!nightly.equals("on") && !nightly.equals("off")) {
            throw new StartRefused(
                    "KAGIBAN_COMPACT_NIGHTLY must be on or off.",
                    "Leave it out to have the database's file compacted at night, or set it to off.");
        }
    }

    boolean isNightly() {
        return nightly.equals("on");
    }
}
