package jp.kagiban.shell;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The number under which an unexpected fault stands in the log, in the form {@code K7Q2-94FD}. */
final class FaultReference {

    private static final Logger LOG = LoggerFactory.getLogger(FaultReference.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without those that are taken for one another when read aloud or copied by hand. */
    private static final String SIGNS = "23456789ACDEFGHJKLMNPQRTUVWXYZ";

    private FaultReference() {}

    /** Writes the fault to the log and returns its number. */
    static String log(Throwable fault) {
        String reference = four() + "-" + four();
        LOG.error("Unexpected fault {}", reference, fault);
        return reference;
    }

    private static String four() {
        return RANDOM.ints(4, 0, SIGNS.length())
                .mapToObj(i -> SIGNS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
