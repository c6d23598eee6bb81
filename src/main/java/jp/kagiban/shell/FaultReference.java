package jp.kagiban.shell;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs unexpected faults under a reference number such as {@code K7Q2-94FD}. */
final class FaultReference {

    private static final Logger LOG = LoggerFactory.getLogger(FaultReference.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Leaves out characters that people confuse when they read a number aloud or copy it by hand. */
    private static final String CHARACTERS = "23456789ACDEFGHJKLMNPQRTUVWXYZ";

    private FaultReference() {}

    /** Writes the fault to the log and returns its number. */
    static String log(Throwable fault) {
        String reference = fourCharacters() + "-" + fourCharacters();
        LOG.error("Unexpected fault {}", reference, fault);
        return reference;
    }

    private static String fourCharacters() {
        return RANDOM.ints(4, 0, CHARACTERS.length())
                .mapToObj(i -> CHARACTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
