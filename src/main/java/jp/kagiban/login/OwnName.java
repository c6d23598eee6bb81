package jp.kagiban.login;

import java.util.Optional;
import jp.kagiban.login.member.AccountHistory;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.Members;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The name by which a member's colleagues know them. It opens nothing, so no proof is asked for; but each change is recorded
 * in the histories with the former name.
 */
@Service
public class OwnName {

    private final Members members;
    private final Throttle throttle;
    private final AccountHistory history;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    OwnName(
            Members members,
            Throttle throttle,
            AccountHistory history,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.members = members;
        this.throttle = throttle;
        this.history = history;
        this.transaction = transaction;
        this.events = events;
    }

    /** Changes it, without outer blanks, and publishes {@link MemberRenamed}. The same name again changes nothing. */
    public AccountResult change(MemberId member, String typed) {
        String name = typed.strip();
        Optional<AccountResult> refusal = Accounts.checkName(name).map(Accounts.Problem::asAnswer);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (throttle.take(Throttle.Limit.RENAMING, member.toString()).isPresent()) {
            return AccountResult.TOO_OFTEN;
        }
        transaction.executeWithoutResult(_ -> members.findById(member)
                .filter(before -> !before.name().equals(name))
                .ifPresent(before -> rename(before, name)));
        return AccountResult.DONE;
    }

    private void rename(Member before, String name) {
        members.save(before.withName(name));
        history.renamed(before.id(), before.name());
        events.publishEvent(new MemberRenamed(before.id(), before.name()));
    }
}
