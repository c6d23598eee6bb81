package jp.kagiban.login.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.AddressLinks;
import jp.kagiban.login.AddressLinks.Step;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.PasswordChanged;
import jp.kagiban.login.password.NewPasswords;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** An address is proven by its link, once, and whoever proves it has the account to themselves. */
@Tag("slow-on-mysql")
@MailTest
@RecordApplicationEvents
class AddressProofTest {

    private static final String NEW_PASSWORD = "あたらしい傘を買いました";

    @Autowired
    SignUp signUp;

    @Autowired
    AddressProof proof;

    @Autowired
    AddressLinks links;

    @Autowired
    OwnAccount account;

    @Autowired
    MemberMails mails;

    @Autowired
    NewPasswords passwords;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEvents events;

    @Autowired
    OneTimeTokens tokens;

    private final String address = "hanako-" + UUID.randomUUID() + "@example.jp";
    private MemberId member;

    @BeforeEach
    void signUp() {
        PostOffice.open();
        PostOffice.empty();
        jobs.forget();
        member = open(address);
    }

    @AfterEach
    void logOut() {
        security.clearContext();
    }

    @Test
    void aNewMemberIsMailedALinkAndMayEnterNothingBefore() {
        assertThat(PostOffice.to(address)).hasSize(1);
        assertThat(PostOffice.link(address)).startsWith("/verify/");
        assertThat(proof.proven(member)).isFalse();
        assertThat(proof.mayEnter(member)).isFalse();
    }

    @Test
    void untilThenNoOtherMailGoesThere() {
        assertThat(mails.send(member, MailKind.PASSWORD_CHANGED, java.util.List.of(), Optional.empty()))
                .isFalse();
        jobs.runDue();
        assertThat(PostOffice.to(address)).hasSize(1);
    }

    @Test
    void onlyTheHashOfATokenIsStored() {
        assertThat(db.sql("SELECT token_hash FROM one_time_token WHERE member_id = ?")
                        .param(jp.kagiban.shared.Column.of(member))
                        .query(byte[].class)
                        .single())
                .isEqualTo(Hashes.sha256(token(address)));
        assertThat(token(address)).hasSize(43);
    }

    @Test
    void lookingUsesNothingUp() {
        links.look(token(address));
        assertThat(links.look(token(address))).isPresent();
        assertThat(proof.proven(member)).isFalse();
    }

    @Test
    void inOnesOwnSessionAPressIsEnough() {
        logIn(member);
        assertThat(links.look(token(address))).contains(new AddressLinks.Link(address, Step.CONFIRM));
        assertThat(links.confirm(token(address))).isEqualTo(AccountResult.DONE);
        assertThat(proof.proven(member)).isTrue();
        assertThat(proof.mayEnter(member)).isTrue();
        assertThat(events.stream(AddressProven.class)).contains(new AddressProven(member, true));
    }

    @Test
    void aLinkWorksOnce() {
        logIn(member);
        links.confirm(token(address));
        assertThat(links.confirm(token(address))).isEqualTo(AccountResult.LINK_DEAD);
    }

    /** The mail was asked for again while the member confirmed the address. */
    @Test
    void aSecondLinkIsDeadOnceTheAddressIsProven() {
        proveSelf();
        String second = tokens.issue(OneTimeTokens.Purpose.PROOF, member, address);
        assertThat(links.look(second)).isEmpty();
        logOut();
        assertThat(links.takeOver(second, NEW_PASSWORD)).isEqualTo(AccountResult.LINK_DEAD);
    }

    @Test
    void whoeverElseHasTheMailSetsANewPasswordAndEndsTheOldOne() {
        assertThat(links.look(token(address)).orElseThrow().step()).isEqualTo(Step.CHOOSE_PASSWORD);
        assertThat(links.takeOver(token(address), NEW_PASSWORD)).isEqualTo(AccountResult.DONE);
        assertThat(passwords.isCurrent(member, Merchants.PASSWORD)).isFalse();
        assertThat(passwords.isCurrent(member, NEW_PASSWORD)).isTrue();
        assertThat(events.stream(AddressProven.class)).contains(new AddressProven(member, false));
    }

    @Test
    void nobodyElseCanConfirmWithoutANewPassword() {
        logIn(open("other-" + address));
        assertThat(links.confirm(token(address))).isEqualTo(AccountResult.LOG_IN_FIRST);
        assertThat(proof.proven(member)).isFalse();
    }

    @Test
    void aPasswordThatIsRefusedLeavesTheLinkAsItWas() {
        assertThat(links.takeOver(token(address), "short")).isEqualTo(AccountResult.PASSWORD_TOO_SHORT);
        assertThat(links.look(token(address))).isPresent();
    }

    @Test
    void afterADayTheLinkIsDead() {
        clock.advance(Duration.ofHours(24));
        assertThat(links.look(token(address))).isEmpty();
        assertThat(links.takeOver(token(address), NEW_PASSWORD)).isEqualTo(AccountResult.LINK_DEAD);
    }

    @Test
    void anInventedLinkIsDead() {
        assertThat(links.look("x".repeat(43))).isEmpty();
        assertThat(links.confirm("")).isEqualTo(AccountResult.LINK_DEAD);
    }

    @Test
    void aSecondMailEndsTheFirstLinkAndThereAreNotManyOfThem() {
        String first = token(address);
        assertThat(proof.askAgain(member)).isEqualTo(AccountResult.DONE);
        jobs.runDue();
        assertThat(links.look(first)).isEmpty();
        assertThat(links.look(token(address))).isPresent();
        proof.askAgain(member);
        proof.askAgain(member);
        assertThat(proof.askAgain(member)).isEqualTo(AccountResult.TOO_OFTEN);
        clock.advance(Duration.ofMinutes(10));
        assertThat(proof.askAgain(member)).isEqualTo(AccountResult.DONE);
    }

    @Test
    void aNewAddressCountsOnceItsOwnLinkIsUsedAndTheOldOneIsTold() {
        proveSelf();
        String next = "next-" + address;
        assertThat(account.changeAddress(member, Merchants.PASSWORD, next)).isEqualTo(AccountResult.DONE);
        jobs.runDue();
        assertThat(account.address(member)).contains(address);
        assertThat(links.confirm(token(next))).isEqualTo(AccountResult.DONE);
        jobs.runDue();
        assertThat(account.address(member)).contains(next);
        assertThat(PostOffice.to(address)).hasSize(2);
    }

    @Test
    void aStrangerWithTheLinkOfAChangeTakesNothing() {
        proveSelf();
        String next = "typo-" + address;
        account.changeAddress(member, Merchants.PASSWORD, next);
        jobs.runDue();
        security.clearContext();
        assertThat(links.look(token(next)).orElseThrow().step()).isEqualTo(Step.LOG_IN_FIRST);
        assertThat(links.takeOver(token(next), NEW_PASSWORD)).isEqualTo(AccountResult.LINK_DEAD);
        assertThat(account.address(member)).contains(address);
    }

    @Test
    void anAddressThatWasTakenMeanwhileIsSaidAndNothingChanges() {
        proveSelf();
        String next = "both-" + address;
        account.changeAddress(member, Merchants.PASSWORD, next);
        jobs.runDue();
        String link = token(next);
        open(next);
        assertThat(links.confirm(link)).isEqualTo(AccountResult.EMAIL_TAKEN);
        assertThat(account.address(member)).contains(address);
    }

    @Test
    void changingAsksForTheCurrentPasswordAndForAnAddress() {
        assertThat(account.changeAddress(member, "wrong", "x@example.jp")).isEqualTo(AccountResult.CURRENT_WRONG);
        assertThat(account.changeAddress(member, Merchants.PASSWORD, "x")).isEqualTo(AccountResult.EMAIL_FORM);
        assertThat(account.changeAddress(member, Merchants.PASSWORD, " ")).isEqualTo(AccountResult.EMAIL_EMPTY);
    }

    @Test
    void aNewPasswordAsksForTheCurrentOneAndIsTold() {
        proveSelf();
        assertThat(account.changePassword(member, "wrong", NEW_PASSWORD)).isEqualTo(AccountResult.CURRENT_WRONG);
        assertThat(account.changePassword(member, Merchants.PASSWORD, "short"))
                .isEqualTo(AccountResult.PASSWORD_TOO_SHORT);
        assertThat(account.changePassword(member, Merchants.PASSWORD, NEW_PASSWORD))
                .isEqualTo(AccountResult.DONE);
        jobs.runDue();
        assertThat(passwords.isCurrent(member, NEW_PASSWORD)).isTrue();
        assertThat(events.stream(PasswordChanged.class)).containsExactly(new PasswordChanged(member, false));
        assertThat(PostOffice.to(address)).hasSize(2);
    }

    @Test
    void theCurrentPasswordCannotBeGuessedAtLength() {
        for (int i = 0; i < 10; i++) {
            account.changePassword(member, "wrong", NEW_PASSWORD);
        }
        assertThat(account.changePassword(member, Merchants.PASSWORD, NEW_PASSWORD))
                .isEqualTo(AccountResult.TOO_OFTEN);
    }

    private void proveSelf() {
        logIn(member);
        links.confirm(token(address));
    }

    private MemberId open(String email) {
        MemberId owner = signUp.open("山田商店", new NewMember("山田 花子", email, Merchants.PASSWORD))
                .owner();
        jobs.runDue();
        return owner;
    }

    private void logIn(MemberId who) {
        security.setContext(new SecurityContextImpl(login.of(who)));
    }

    private static String token(String to) {
        return PostOffice.link(to).substring("/verify/".length());
    }

    @Test
    void aMailboxGetsFewMailsWhateverTagsItsAddressesBear() {
        String box = "quiet-" + UUID.randomUUID();
        List<String> tagged = IntStream.range(0, 8)
                .mapToObj(i -> box + "+" + i + "@example.jp")
                .toList();
        List<MemberId> opened = tagged.stream().map(this::open).toList();
        assertThat(tagged.stream().mapToInt(to -> PostOffice.to(to).size()).sum())
                .isEqualTo(5);
        assertThat(proof.askAgain(opened.getFirst())).isEqualTo(AccountResult.TOO_OFTEN);
        clock.advance(Duration.ofHours(1));
        assertThat(proof.askAgain(opened.getLast())).isEqualTo(AccountResult.DONE);
    }

    @Test
    void noStrangerIsMailedWithoutEnd() {
        String stranger = UUID.randomUUID() + "@example.jp";
        assertThat(Stream.generate(() -> account.changeAddress(member, Merchants.PASSWORD, stranger))
                        .limit(5))
                .startsWith(AccountResult.DONE)
                .endsWith(AccountResult.TOO_OFTEN);
    }
}
