package jp.kagiban.delivery.letter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.DeliveryState;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets the mails of a company, and that they arrive. */
@Tag("slow-on-mysql")
@MailTest
@ExtendWith(AsThePortal.class)
class MailChannelTest {

    @Autowired
    MailChannel channel;

    @Autowired
    MailChoices choices;

    @Autowired
    Unsubscribing unsubscribing;

    @Autowired
    Merchants merchants;

    @Autowired
    AddressProof proof;

    @Autowired
    MemberLanguage languages;

    @Autowired
    DeliveryLog log;

    @Autowired
    TenantScope scope;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient db;

    private Merchant yamada;

    @BeforeEach
    void open() {
        PostOffice.open();
        PostOffice.empty();
        yamada = merchants.open("山田商店");
    }

    private MemberId colleague(String name, Role role) {
        MemberId member = merchants.colleague(yamada.tenant(), name, role);
        proof.accept(member);
        return member;
    }

    private List<Recipient> recipients() {
        return scope.in(yamada.tenant(), channel::recipients);
    }

    private SendResult send(Recipient to, Digest digest) {
        return scope.in(yamada.tenant(), () -> channel.send(to, digest));
    }

    @Test
    void whoeverProvesAnAddressCanBeReachedAgain() {
        events.publishEvent(new AddressProven(yamada.owner(), true));
        assertThat(scope.in(
                        yamada.tenant(),
                        () -> log.lastTen(ChannelKind.MAIL, yamada.owner().id())))
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(DeliveryState.SENT));
    }

    private void stop(MemberId member) {
        scope.run(yamada.tenant(), () -> choices.stop(MailSort.NOTICES, member));
    }

    @Test
    void ownersAndManagersAreToldAndViewersAreNot() {
        colleague("佐藤 一郎", Role.MANAGER);
        colleague("鈴木 次郎", Role.VIEWER);
        assertThat(recipients()).extracting(Recipient::name).containsExactly("山田 花子", "佐藤 一郎");
        assertThat(recipients()).extracting(Recipient::channel).containsOnly(ChannelKind.MAIL);
    }

    @Test
    void anAddressThatIsNotProvenGetsNothing() {
        MemberId sato = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.MANAGER);
        assertThat(recipients()).extracting(Recipient::name).containsExactly("山田 花子");
        Recipient unproven = new Recipient(ChannelKind.MAIL, sato.id(), sato, "佐藤 一郎", Locale.JAPANESE);
        assertThat(send(unproven, Digests.digest().build())).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void eachIsWrittenToInTheirLanguage() {
        languages.choose(yamada.owner(), Locale.ENGLISH);
        assertThat(recipients()).extracting(Recipient::language).containsExactly(Locale.ENGLISH);
    }

    @Test
    void nobodyOfASuspendedCompanyIsToldAndThoseOfOneThatEndsAre() {
        company("ends_at");
        assertThat(recipients()).hasSize(1);
        company("suspended_at");
        assertThat(recipients()).isEmpty();
    }

    private void company(String column) {
        scope.run(
                yamada.tenant(),
                () -> db.sql("UPDATE tenant SET " + column + " = ? WHERE tenant_id = ?")
                        .params(Column.of(SettableClock.START), Column.of(yamada.tenant()))
                        .update());
    }

    @Test
    void aDigestArrivesWithTheLinkThatStopsItInItsHeaderAndItsText() throws Exception {
        Digest digest = Digests.digest().build();
        assertThat(send(recipients().getFirst(), digest)).isEqualTo(new SendResult.Taken("SMTP 250"));
        MimeMessage mail = PostOffice.to(yamada.email()).getFirst();
        String stop = "https://kagiban.example.jp/unsubscribe/"
                + scope.in(yamada.tenant(), () -> unsubscribing.token(MailSort.NOTICES, yamada.owner()));
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + stop + ">");
        assertThat(mail.getSubject()).isEqualTo(digest.subject());
        assertThat(mail.getMessageID()).isEqualTo("<" + digest.id() + "@kagiban.example.jp>");
        assertThat(PostOffice.part(mail, 0)).contains(stop);
    }

    @Test
    void aServerThatIsAwayIsTriedLater() {
        Recipient owner = recipients().getFirst();
        PostOffice.close();
        assertThat(send(owner, Digests.digest().build())).isEqualTo(new SendResult.Later("no answer"));
    }

    @Test
    void whoHasStoppedThemIsToldNoMoreOfThisCompanyAlone() {
        Merchant sato = merchants.open("佐藤商店");
        merchants.join(sato.tenant(), yamada.owner(), Role.MANAGER);
        stop(yamada.owner());
        assertThat(recipients()).isEmpty();
        assertThat(scope.in(sato.tenant(), channel::recipients))
                .extracting(Recipient::id)
                .contains(yamada.owner().id());
    }

    @Test
    void theLinkIsTheSameInEachMailAndNotInTheDatabase() {
        String token = scope.in(yamada.tenant(), () -> unsubscribing.token(MailSort.NOTICES, yamada.owner()));
        assertThat(scope.in(yamada.tenant(), () -> unsubscribing.token(MailSort.NOTICES, yamada.owner())))
                .isEqualTo(token)
                .hasSize(43);
        assertThat(scope.in(
                        yamada.tenant(),
                        () -> db.sql("SELECT token_hash FROM mail_unsubscribe WHERE tenant_id = ?")
                                .param(Column.of(yamada.tenant()))
                                .query(String.class)
                                .single()))
                .doesNotContain(token)
                .hasSize(64);
    }

    @Test
    void whoComesBackHasAnotherLinkAndTheOldOneIsDead() {
        MemberId sato = colleague("佐藤 一郎", Role.MANAGER);
        String old = scope.in(yamada.tenant(), () -> unsubscribing.token(MailSort.NOTICES, sato));
        stop(sato);
        scope.run(yamada.tenant(), () -> events.publishEvent(new MemberLeft(yamada.tenant(), sato)));
        assertThat(unsubscribing.stop(old)).isEmpty();
        assertThat(recipients()).extracting(Recipient::id).contains(sato.id());
        assertThat(scope.in(yamada.tenant(), () -> unsubscribing.token(MailSort.NOTICES, sato)))
                .isNotEqualTo(old);
    }

    @Test
    void withTheCompanyItsChoicesAndLinksGo() {
        String token = scope.in(yamada.tenant(), () -> unsubscribing.token(MailSort.NOTICES, yamada.owner()));
        stop(yamada.owner());
        TenantDeleted deleted = new TenantDeleted(yamada.tenant());
        scope.run(yamada.tenant(), () -> {
            choices.on(deleted);
            unsubscribing.on(deleted);
        });
        assertThat(recipients()).hasSize(1);
        assertThat(unsubscribing.stop(token)).isEmpty();
    }
}
