package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.SessionEnd;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the commands do and answer. */
@DatabaseTest
class OperatorsTest {

    @Autowired
    Commands commands;

    @Autowired
    Operators operators;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    TestLogin login;

    @Autowired
    MemberSessions sessions;

    @Autowired
    SignUp signUp;

    @Autowired
    Merchants merchants;

    private Merchants.Merchant yamada;

    @BeforeEach
    void open() {
        yamada = merchants.open("山田商店");
    }

    private Answer say(String... words) {
        return commands.run(List.of(words));
    }

    @Test
    void whoeverIsAddedRunsThePortalUntilTheyAreRemoved() {
        assertThat(say("add", yamada.email()).done()).isTrue();
        assertThat(operators.is(yamada.owner())).isTrue();
        assertThat(say("list").text()).contains(yamada.email() + " (since 20");
        assertThat(say("remove", yamada.email()).done()).isTrue();
        assertThat(operators.is(yamada.owner())).isFalse();
    }

    /** Whoever signed up first with the address of an operator-to-be gets nothing by it, whether mails leave or not. */
    @Test
    void anAddressThatIsNotProvenIsRefused() {
        String address = "new-" + UUID.randomUUID() + "@example.jp";
        signUp.open("店", new NewMember("花", address, Merchants.PASSWORD));
        assertThat(say("add", address))
                .matches(answer -> !answer.done() && answer.text().contains("is not proven yet"));
    }

    @Test
    void addingTwiceChangesNothing() {
        say("add", yamada.email());
        assertThat(say("add", yamada.email()))
                .isEqualTo(Answer.done(yamada.email() + " ran this portal before; nothing has changed."));
    }

    @Test
    void anAddressThatNobodyHasIsRefused() {
        assertThat(say("add", "nobody@example.jp"))
                .matches(answer -> !answer.done() && answer.text().startsWith("Nobody has signed up with the address"));
        assertThat(say("remove", "nobody@example.jp").done()).isFalse();
    }

    @Test
    void whoeverRunsNothingCannotBeRemoved() {
        assertThat(say("remove", yamada.email()).text()).contains("does not run this portal");
    }

    @Test
    void anAddressThatNoMailCanGoToIsNotInvited() {
        assertThat(say("invite", "hanako").text()).startsWith("No mail can go to 'hanako'.");
        assertThat(say("invite", "hanako@example.jp").done()).isTrue();
    }

    @Test
    void allLoginsOfAMemberAreEnded() {
        UUID session = login.session(login.begun(yamada.owner()));
        assertThat(say("end-sessions", yamada.email()))
                .isEqualTo(Answer.done("1 login of " + yamada.email() + " has been ended."));
        assertThat(sessions.over(session)).contains(SessionEnd.OPERATOR);
        assertThat(say("end-sessions", "nobody@example.jp").done()).isFalse();
    }

    private static Answer unknown(String command) {
        return Answer.refused("There is no command '" + command + "'. Say 'help' for a list of all commands.");
    }

    @Test
    void anythingElseIsAnsweredWithWhatThereIs() {
        assertThat(say("promote", "a@example.jp")).isEqualTo(unknown("operator promote a@example.jp"));
        assertThat(say("add")).isEqualTo(Answer.refused("Say 'operator add MAIL'."));
        assertThat(say()).isEqualTo(unknown("operator"));
    }

    @Test
    void whoIsAddedAndRemovedStandsInTheHistory() {
        say("add", yamada.email());
        assertThat(last().code()).isEqualTo("OPERATOR_ADDED");
        assertThat(last().subject().id()).isEqualTo(yamada.owner().id());
        assertThat(last().actor()).isEqualTo(Actor.portal());
        long seq = last().seq();
        say("add", yamada.email());
        assertThat(last().seq()).isEqualTo(seq);
        say("remove", yamada.email());
        assertThat(last().code()).isEqualTo("OPERATOR_REMOVED");
    }

    @Test
    void soDoesWhoIsInvitedAndWhoseLoginsAreEnded() {
        say("invite", "hanako@example.jp");
        assertThat(last().code()).isEqualTo("COMPANY_INVITED");
        assertThat(last().details()).containsEntry(Detail.MAIL, "h…@example.jp");
        login.begun(yamada.owner());
        say("end-sessions", yamada.email());
        assertThat(last().code()).isEqualTo("LOGINS_ENDED");
    }

    private Entry last() {
        return history.page(HistoryFilter.NONE, 0, 1).getFirst();
    }
}
