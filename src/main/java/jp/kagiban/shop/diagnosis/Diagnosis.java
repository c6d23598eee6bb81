package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What a shop's key may do in the mall, as the last 接続診断 found.
 *
 * @param lastFour of the key that was tried, or null before the first try
 * @param ended whether the key had come to its end when it was tried: what the mall refuses then says nothing of functions
 * @param underway whether the mall is being asked, or about to be
 * @param finishedAt null while it is under way
 * @param needed without these the portal can't know when a key ends, or fetch orders
 * @param findings one for each function that has answered, or that is never tried, in the order in which they are tried
 * @param rmsCode the code of the shop that the mall gave the key to, where the mall told it
 */
@NamedInterface("diagnosis")
public record Diagnosis(
        @Nullable String lastFour,
        boolean ended,
        boolean underway,
        @Nullable Instant finishedAt,
        Set<MallFunction> needed,
        List<Finding> findings,
        Belonging belonging,
        @Nullable String rmsCode) {

    public Diagnosis {
        needed = Set.copyOf(needed);
        findings = List.copyOf(findings);
    }

    /** @param answer what the mall said; null where the function is never tried */
    public record Finding(
            MallFunction function,
            Verdict verdict,
            @Nullable Answer answer) {}

    /** What can be said of a function. */
    public enum Verdict {
        USABLE,
        REFUSED,
        UNKNOWN,
        /** It would change something in the mall. */
        NOT_TRIED
    }

    /** Whether the key belongs to the shop whose address was entered. */
    public enum Belonging {
        SAME,
        OTHER,
        UNKNOWN
    }

    /** Whether a function is merely off that the shop needn't have: the mall refuses it, and the key itself is well. */
    public boolean unused(Finding finding) {
        return finding.verdict() == Verdict.REFUSED
                && !needed.contains(finding.function())
                && !ended
                && !refusedEverywhere();
    }

    /** Whether all that the portal cannot do without is usable. */
    public boolean suffices() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.USABLE)
                .map(Finding::function)
                .collect(Collectors.toSet())
                .containsAll(needed);
    }

    /** Whether the mall refused the key wherever it was tried, so that the key itself is the trouble and not a function. */
    public boolean refusedEverywhere() {
        return !underway
                && findings.stream()
                        .filter(finding -> finding.verdict() != Verdict.NOT_TRIED)
                        .allMatch(finding -> finding.verdict() == Verdict.REFUSED)
                && findings.stream().anyMatch(finding -> finding.verdict() == Verdict.REFUSED);
    }
}
