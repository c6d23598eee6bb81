package jp.kagiban.operator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.tenancy.Tenancies.Tenancy;
import jp.kagiban.vault.VaultAlarms;
import jp.kagiban.vault.VaultAlarms.Alarm;
import org.springframework.stereotype.Service;

/** Shows and acknowledges the vault's alarms. Each method first checks that the current member is an operator. */
@Service
public class AlarmDesk {

    private static final int MOST = 20;

    private final CurrentOperator operator;
    private final VaultAlarms alarms;
    private final Tenancies tenancies;
    private final AuditTrail trail;

    AlarmDesk(CurrentOperator operator, VaultAlarms alarms, Tenancies tenancies, AuditTrail trail) {
        this.operator = operator;
        this.alarms = alarms;
        this.tenancies = tenancies;
        this.trail = trail;
    }

    /**
     * An alarm and the company that it concerns.
     *
     * @param company the company's name; empty for the login space and for a deleted company
     */
    public record Line(Alarm alarm, Optional<String> company) {}

    /**
     * Returns at most 20 alarms. Alarms that nobody has acknowledged come first, and of each kind the latest.
     *
     * @throws OperatorNeeded if the current member isn't an operator
     */
    public List<Line> latest() {
        operator.id();
        return alarms.latest(MOST).stream()
                .map(alarm -> new Line(alarm, tenancies.of(alarm.company()).map(Tenancy::name)))
                .toList();
    }

    /**
     * Returns how many alarms nobody has acknowledged.
     *
     * @throws OperatorNeeded as for {@link #latest}
     */
    public int unseen() {
        operator.id();
        return alarms.unseen();
    }

    /**
     * Acknowledges all alarms up to this instant, and records it.
     *
     * @throws OperatorNeeded as for {@link #latest}
     */
    public void see(Instant upTo) {
        Actor actor = Actor.operator(operator.id(), trail.address());
        int seen = alarms.see(upTo);
        if (seen > 0) {
            trail.recordApartInLoginSpace(
                    AuditRecord.of(Action.VAULT_ALARMS_SEEN).by(actor).counting(seen));
        }
    }
}
