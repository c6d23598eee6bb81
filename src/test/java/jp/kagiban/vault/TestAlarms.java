package jp.kagiban.vault;

import java.util.List;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.VaultAlarms.Alarm;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms without waiting for them to be written. */
public final class TestAlarms {

    private TestAlarms() {}

    public static void raise(VaultAlarms alarms, Kind kind, TenantId company) {
        alarms.raise(kind, company);
        alarms.flush();
    }

    /** Those of this company. */
    static List<Alarm> of(VaultAlarms alarms, TenantId company) {
        alarms.flush();
        return alarms.latest(1_000).stream()
                .filter(alarm -> alarm.company().equals(company))
                .toList();
    }

    static List<Kind> kinds(VaultAlarms alarms, TenantId company) {
        return of(alarms, company).stream().map(Alarm::kind).toList();
    }

    public static void forgetAll(VaultAlarms alarms, JdbcClient db) {
        alarms.flush();
        db.sql("DELETE FROM vault_alarm").update();
    }
}
