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
 * The functions that a shop's key may use, as found by the last 接続診断.
 *
 * @param lastFour the last four characters of the tried key; null until the job has started
 * @param ended whether the key had expired when it was tried. Refusals then say nothing about functions
 * @param underway whether the diagnosis is planned or running
 * @param finishedAt null while the diagnosis is under way
 * @param needed the functions for expiry dates and orders, which the portal can't do without
 * @param findings one for each function that was tried or is never tried, in the order of the trials
 * @param rmsCode the code of the shop to which the mall issued the key; null if the mall didn't return it
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

    /** @param answer the mall's answer; null if the function is never tried */
    public record Finding(
            MallFunction function,
            Verdict verdict,
            @Nullable Answer answer) {}

    /** Verdict on a function. */
    public enum Verdict {
        USABLE,
        REFUSED,
        UNKNOWN,
        /** A trial would change something in the mall. */
        NOT_TRIED
    }

    /** Whether the key belongs to the shop whose address was entered. */
    public enum Belonging {
        SAME,
        OTHER,
        UNKNOWN
    }

    /** Whether the shop doesn't use an optional function: the mall refuses the function although it accepts the key. */
    public boolean unused(Finding finding) {
        return finding.verdict() == Verdict.REFUSED
                && !needed.contains(finding.function())
                && !ended
                && !refusedEverywhere();
    }

    /** Whether all needed functions are usable. */
    public boolean suffices() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.USABLE)
                .map(Finding::function)
                .collect(Collectors.toSet())
                .containsAll(needed);
    }

    /** Whether the mall refused the key in every trial, so that the key itself is the cause. */
    public boolean refusedEverywhere() {
        return !underway
                && findings.stream()
                        .filter(finding -> finding.verdict() != Verdict.NOT_TRIED)
                        .allMatch(finding -> finding.verdict() == Verdict.REFUSED)
                && findings.stream().anyMatch(finding -> finding.verdict() == Verdict.REFUSED);
    }
}
