package jp.kagiban.login.factor;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.vault.MemberVault;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/** Apps that show codes: their seeds, which lie in the vault, and which of their codes has been taken. */
@Component
class CodeApps {

    private final TotpRows rows;
    private final MemberVault vault;
    private final Clock clock;

    CodeApps(TotpRows rows, MemberVault vault, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
    }

    /** Since when the member has one; empty if there is none. */
    Optional<Instant> since(MemberId member) {
        return rows.find(member).map(TotpRows.App::setUpAt);
    }

    /** The step of time to which this code of a new app belongs; empty if it is none of it. */
    OptionalLong stepOf(Enrolment enrolment, String code) {
        return withBytes(enrolment.seed(), bytes -> Totp.stepOf(bytes, code, clock.instant()));
    }

    /** @param step the step of the code that was shown */
    void replace(MemberId member, Enrolment enrolment, long step) {
        remove(member);
        rows.add(member, vault.seal(member, 0, enrolment.seed()), step);
    }

    void remove(MemberId member) {
        rows.remove(member);
        vault.destroy(member);
    }

    /** Whether this is a code of the member's app that hasn't been taken; it is from now on. */
    boolean take(MemberId member, String code) {
        OptionalLong step = rows.find(member)
                .map(known -> vault.open(
                        member,
                        known.seedRevision(),
                        Use.byMember(Use.Purpose.CHECK_SECOND_FACTOR, member),
                        seed -> withBytes(seed, bytes -> Totp.stepOf(bytes, code, clock.instant()))))
                .orElse(OptionalLong.empty());
        return step.isPresent() && rows.take(member, step.getAsLong());
    }

    private static <T> T withBytes(Secret seed, Function<byte[], T> task) {
        byte[] bytes = seed.toBytes();
        try {
            return task.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
