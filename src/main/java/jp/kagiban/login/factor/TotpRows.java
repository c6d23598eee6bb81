package jp.kagiban.login.factor;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.kagiban.login.session.SecondFactorKind;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which members have an app for codes. The seeds lie in the vault. */
@Component
class TotpRows implements SecondFactorKind {

    private final JdbcClient db;
    private final Clock clock;

    TotpRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param lastStep the step of the code that was taken last */
    record App(long seedRevision, Instant setUpAt, long lastStep) {}

    Optional<App> find(MemberId member) {
        return db.sql("SELECT seed_revision, set_up_at, last_step FROM totp WHERE member_id = ?")
                .param(Column.of(member))
                .query((row, _) -> new App(
                        row.getLong("seed_revision"),
                        java.util.Objects.requireNonNull(Column.instant(row, "set_up_at")),
                        row.getLong("last_step")))
                .optional();
    }

    @Override
    public boolean isSetUpBy(MemberId member) {
        return find(member).isPresent();
    }

    void add(MemberId member, long seedRevision, long step) {
        db.sql("INSERT INTO totp (member_id, seed_revision, set_up_at, last_step) VALUES (?, ?, ?, ?)")
                .params(Column.of(member), seedRevision, Column.of(clock.instant()), step)
                .update();
    }

    /** Takes a step, once: of two who bring the same code one gets it. */
    boolean take(MemberId member, long step) {
        return db.sql("UPDATE totp SET last_step = ? WHERE member_id = ? AND last_step < ?")
                        .params(step, Column.of(member), step)
                        .update()
                == 1;
    }

    void remove(MemberId member) {
        db.sql("DELETE FROM totp WHERE member_id = ?").param(Column.of(member)).update();
    }
}
