package jp.kagiban.operator;

import java.util.Optional;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Whether somebody runs the portal: a role outside all companies, granted on the server's own shell. It is read again each
 * time.
 */
@Service
public class Operators {

    private final OperatorRows rows;
    private final ObjectProvider<CurrentMember> current;
    private final ObjectProvider<SecondFactor> factor;
    private final ObjectProvider<Refusals> refusals;

    Operators(
            OperatorRows rows,
            ObjectProvider<CurrentMember> current,
            ObjectProvider<SecondFactor> factor,
            ObjectProvider<Refusals> refusals) {
        this.rows = rows;
        this.current = current;
        this.factor = factor;
        this.refusals = refusals;
    }

    /** Whether this member runs the portal. */
    public boolean is(MemberId member) {
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
    MemberId required() {
        return proven().orElseThrow(() -> {
            refused("operator");
            return new OperatorNeeded();
        });
    }

    /** Notes that the member who is logged in was refused this; a page that only redrew itself notes nothing. */
    void refused(String target) {
        refused(target, Refusals.Reason.NOT_ALLOWED);
    }

    void refused(String target, Refusals.Reason reason) {
        if (current.getObject().find().isPresent()) {
            refusals.getObject().noteInLoginSpace(target, reason);
        }
    }

    private Optional<MemberId> proven() {
        return current.getObject()
                .find()
                .filter(this::is)
                .filter(member -> factor.getObject().isSetUpBy(member)
                        && factor.getObject().satisfied());
    }
}
