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

/** The vault's alarms. Each method first checks that the member who is logged in is an operator. */
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

    /** @param company its name; empty for the login space, and for one that is gone */
    public record Line(Alarm alarm, Optional<String> company) {}

    /**
     * Those that nobody has noted first, and of these the latest; 20 at most.
     *
     * @throws OperatorNeeded if the member who is logged in doesn't run the portal
     */
    public List<Line> latest() {
        operator.id();
        return alarms.latest(MOST).stream()
                .map(alarm -> new Line(alarm, tenancies.of(alarm.company()).map(Tenancy::name)))
                .toList();
    }

    /**
     * How many nobody has noted yet.
     *
     * @throws OperatorNeeded as above
     */
    public int unseen() {
        operator.id();
        return alarms.unseen();
    }

    /**
     * Notes that all up to this instant have been seen.
     *
     * @throws OperatorNeeded as above
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
