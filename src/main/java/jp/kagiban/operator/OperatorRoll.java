package jp.kagiban.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.session.LogOuts;
import jp.kagiban.operator.OperatorRows.PortalOperator;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes and lists the operators, for the commands of the server's shell. */
@Service
class OperatorRoll {

    private final OperatorRows rows;
    private final Accounts accounts;
    private final AddressProof proof;
    private final LogOuts logOuts;
    private final AuditTrail trail;
    private final Clock clock;

    OperatorRoll(
            OperatorRows rows, Accounts accounts, AddressProof proof, LogOuts logOuts, AuditTrail trail, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.proof = proof;
        this.logOuts = logOuts;
        this.trail = trail;
        this.clock = clock;
    }

    /** The result of a change. */
    enum Change {
        DONE,
        /** Nobody has this address. */
        UNKNOWN,
        /** The account's owner hasn't proven the address. */
        UNPROVEN,
        /** Nothing has changed, because it was so before. */
        NO_CHANGE
    }

    /** An operator in the list. */
    record Listed(String email, Instant grantedAt) {}

    @Transactional
    Change add(String email) {
        Optional<MemberId> member = accounts.withEmail(email);
        if (member.isEmpty()) {
            return Change.UNKNOWN;
        }
        if (!proof.proven(member.get())) {
            return Change.UNPROVEN;
        }
        if (rows.existsByMemberId(member.get())) {
            return Change.NO_CHANGE;
        }
        rows.save(new PortalOperator(member.get(), 0, clock.instant()));
        record(Action.OPERATOR_ADDED, member.get());
        return Change.DONE;
    }

    @Transactional
    Change remove(String email) {
        Optional<MemberId> member = accounts.withEmail(email);
        if (member.isEmpty()) {
            return Change.UNKNOWN;
        }
        if (!rows.existsByMemberId(member.get())) {
            return Change.NO_CHANGE;
        }
        rows.deleteById(member.get());
        record(Action.OPERATOR_REMOVED, member.get());
        return Change.DONE;
    }

    /**
     * Records a change that the server's shell made. Names the member here, because without a web server nothing else
     * looks up names.
     */
    private void record(Action action, MemberId member) {
        String name = accounts.name(member).orElse("");
        trail.recordInLoginSpace(AuditRecord.of(action).by(Actor.portal()).on(Subject.member(member, name)));
    }

    /**
     * Ends all logins of the member with this address.
     *
     * @return the number of logins; empty if nobody has the address
     */
    OptionalInt endSessions(String email) {
        return accounts.withEmail(email)
                .map(member -> OptionalInt.of(logOuts.all(member)))
                .orElseGet(OptionalInt::empty);
    }

    /** Returns the operators in the order in which they were added. */
    List<Listed> all() {
        return rows.findAllByOrderByGrantedAt().stream()
                .flatMap(operator -> accounts.person(operator.memberId()).stream()
                        .map(person -> new Listed(person.email(), operator.grantedAt())))
                .toList();
    }
}
