package jp.kagiban.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.LogOuts;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who run the portal: a role outside all companies, granted on the server's own shell. It is read anew each time. */
@Service
public class Operators {

    private final OperatorRows rows;
    private final Accounts accounts;
    private final AddressProof proof;
    private final LogOuts logOuts;
    private final AuditTrail trail;
    private final ObjectProvider<CurrentMember> current;
    private final ObjectProvider<SecondFactor> factor;
    private final ObjectProvider<Refusals> refusals;
    private final Clock clock;

    Operators(
            OperatorRows rows,
            Accounts accounts,
            AddressProof proof,
            LogOuts logOuts,
            AuditTrail trail,
            ObjectProvider<CurrentMember> current,
            ObjectProvider<SecondFactor> factor,
            ObjectProvider<Refusals> refusals,
            Clock clock) {
        this.refusals = refusals;
        this.factor = factor;
        this.rows = rows;
        this.accounts = accounts;
        this.proof = proof;
        this.logOuts = logOuts;
        this.trail = trail;
        this.current = current;
        this.clock = clock;
    }

    /** Whether this member runs the portal. */
    public boolean is(UUID member) {
        return rows.existsByMemberId(member);
    }

    /** Whether the member who is logged in runs the portal, and has shown their second factor: without one they don't. */
    public boolean here() {
        return proven().isPresent();
    }

    /** Whether the member who is logged in would run the portal, had they set a second factor up. */
    boolean lacksFactor() {
        return current.getObject()
                .find()
                .filter(this::is)
                .filter(member -> !factor.getObject().isSetUpBy(member))
                .isPresent();
    }

    /** The operator who is logged in. @throws OperatorNeeded if nobody is, or they run nothing, or lack their second factor */
    UUID required() {
        return proven().orElseThrow(() -> {
            refused("operator");
            return new OperatorNeeded();
        });
    }

    /** Notes that the member who is logged in was kept from this; not of a page that has only drawn itself anew. */
    void refused(String target) {
        refused(target, Refusals.Reason.NOT_ALLOWED);
    }

    void refused(String target, Refusals.Reason reason) {
        if (current.getObject().find().isPresent()) {
            refusals.getObject().noteInLoginSpace(target, reason);
        }
    }

    private Optional<UUID> proven() {
        return current.getObject()
                .find()
                .filter(this::is)
                .filter(member -> factor.getObject().isSetUpBy(member)
                        && factor.getObject().satisfied());
    }

    /** What came of a change. */
    enum Change {
        DONE,
        /** Nobody has this address. */
        UNKNOWN,
        /** Whoever has the account hasn't shown that the address is theirs. */
        UNPROVEN,
        /** It was so before. */
        NO_CHANGE
    }

    /** How an operator is listed. */
    record Listed(String email, Instant grantedAt) {}

    @Transactional
    Change add(String email) {
        Optional<UUID> member = accounts.withEmail(email);
        if (member.isEmpty()) {
            return Change.UNKNOWN;
        }
        if (!proof.proven(member.get())) {
            return Change.UNPROVEN;
        }
        if (is(member.get())) {
            return Change.NO_CHANGE;
        }
        rows.save(new PortalOperator(member.get(), 0, clock.instant()));
        note(Action.OPERATOR_ADDED, member.get());
        return Change.DONE;
    }

    @Transactional
    Change remove(String email) {
        Optional<UUID> member = accounts.withEmail(email);
        if (member.isEmpty()) {
            return Change.UNKNOWN;
        }
        if (!is(member.get())) {
            return Change.NO_CHANGE;
        }
        rows.deleteById(member.get());
        note(Action.OPERATOR_REMOVED, member.get());
        return Change.DONE;
    }

    /** By the server's own shell; the member is named here, since without a web server nothing else looks names up. */
    private void note(Action action, UUID member) {
        String name = accounts.name(member).orElse("");
        trail.recordInLoginSpace(AuditRecord.of(action).by(Actor.portal()).on(Subject.member(member, name)));
    }

    /** Ends all logins of whoever has this address. @return how many; empty if nobody has it */
    OptionalInt endSessions(String email) {
        return accounts.withEmail(email)
                .map(member -> OptionalInt.of(logOuts.all(member)))
                .orElseGet(OptionalInt::empty);
    }

    /** In the order in which they were added. */
    List<Listed> all() {
        return rows.findAllByOrderByGrantedAt().stream()
                .flatMap(operator -> accounts.person(operator.memberId()).stream()
                        .map(person -> new Listed(person.email(), operator.grantedAt())))
                .toList();
    }
}
