package jp.kagiban.login.factor;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.vault.MemberVault;
import jp.kagiban.vault.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores authenticator apps: the seeds, in the vault, and the time step of the last accepted code. */
@Component
class CodeApps implements SecondFactor.Kind {

    private final JdbcClient db;
    private final MemberVault vault;
    private final Clock clock;

    CodeApps(JdbcClient db, MemberVault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    private record App(long seedRevision, Instant setUpAt) {}

    private Optional<App> find(MemberId member) {
        return db.sql("SELECT seed_revision, set_up_at FROM totp WHERE member_id = ?")
                .param(Column.of(member))
                .query((row, _) ->
                        new App(row.getLong("seed_revision"), Objects.requireNonNull(Column.instant(row, "set_up_at"))))
                .optional();
    }

    /** When the member set up an app; empty if there is none. */
    Optional<Instant> since(MemberId member) {
        return find(member).map(App::setUpAt);
    }

    @Override
    public boolean isSetUpBy(MemberId member) {
        return find(member).isPresent();
    }

    /** The time step to which this code of a new app belongs; empty if the code is wrong. */
    OptionalLong stepOf(Enrolment enrolment, String code) {
        return withBytes(enrolment.seed(), bytes -> Totp.stepOf(bytes, code, clock.instant()));
    }

    /** @param step the time step of the code that the member entered */
    void replace(MemberId member, Enrolment enrolment, long step) {
        remove(member);
        db.sql("INSERT INTO totp (member_id, seed_revision, set_up_at, last_step) VALUES (?, ?, ?, ?)")
                .param(Column.of(member))
                .param(vault.seal(member, 0, enrolment.seed()))
                .param(Column.of(clock.instant()))
                .param(step)
                .update();
    }

    void remove(MemberId member) {
        db.sql("DELETE FROM totp WHERE member_id = ?").param(Column.of(member)).update();
        vault.destroy(member);
    }

    /**
     * Accepts a code of the member's app once. Returns whether it was right and neither it nor a later one was accepted before.
     */
    boolean take(MemberId member, String code) {
        OptionalLong step = find(member)
                .map(known -> vault.open(
                        member,
                        known.seedRevision(),
                        Use.byMember(Use.Purpose.CHECK_SECOND_FACTOR, member),
                        seed -> withBytes(seed, bytes -> Totp.stepOf(bytes, code, clock.instant()))))
                .orElse(OptionalLong.empty());
        return step.isPresent() && takeStep(member, step.getAsLong());
    }

    /** Accepts a time step once, so only one of two simultaneous requests with the same code succeeds. */
    private boolean takeStep(MemberId member, long step) {
        return db.sql("UPDATE totp SET last_step = ? WHERE member_id = ? AND last_step < ?")
                        .params(step, Column.of(member), step)
                        .update()
                == 1;
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
