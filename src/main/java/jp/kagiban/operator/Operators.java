package jp.kagiban.operator;

import java.util.Optional;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Tells who is an operator. The role is outside all companies, and is granted in the server's shell. Each check reads
 * the role again.
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

    /** Returns whether this member is an operator. */
    public boolean is(MemberId member) {
        return rows.existsByMemberId(member);
    }

    /**
     * Returns whether the current member is an operator and has shown their second factor. Without it they have no
     * access.
     */
    public boolean here() {
        return proven().isPresent();
    }

    /** Returns whether the current member is an operator who hasn't set up a second factor. */
    public boolean lacksFactor() {
        return current.getObject()
                .find()
                .filter(this::is)
                .filter(member -> !factor.getObject().isSetUpBy(member))
                .isPresent();
    }

    /**
     * Returns the operator who is logged in.
     *
     * @throws OperatorNeeded if nobody is logged in, or the member isn't an operator, or lacks their second factor
     */
    MemberId required() {
        return proven().orElseThrow(() -> {
            refused("operator");
            return new OperatorNeeded();
        });
    }

    /** Records that the current member was refused this. A page that only redrew itself records nothing. */
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
