package jp.kagiban.delivery.letter;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.address.MemberMails.Reach;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.mail.DirectMailer;
import jp.kagiban.mail.DirectMailer.DirectMail;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.tenancy.Suspensions;
import jp.kagiban.tenancy.TeamList;
import jp.kagiban.tenancy.TeamList.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Mails notices to the proven addresses of members. Owners and managers get them unless they turn them off. Viewers get
 * them if they turn them on. Retries of a digest send the mail with the same id. Members of a suspended company get
 * none. Members of a company that waits for its deletion get them until the deletion.
 */
@Component
class MailChannel implements NoticeChannel {

    private final TeamList team;
    private final Memberships memberships;
    private final MailChoices choices;
    private final MemberMails mails;
    private final Unsubscribing unsubscribing;
    private final Suspensions suspensions;
    private final TenantScope scope;
    private final NoticeMail notices;
    private final DirectMailer mailer;
    private final ApplicationEventPublisher events;

    MailChannel(
            TeamList team,
            Memberships memberships,
            MailChoices choices,
            MemberMails mails,
            Unsubscribing unsubscribing,
            Suspensions suspensions,
            TenantScope scope,
            NoticeMail notices,
            DirectMailer mailer,
            ApplicationEventPublisher events) {
        this.team = team;
        this.memberships = memberships;
        this.choices = choices;
        this.mails = mails;
        this.unsubscribing = unsubscribing;
        this.suspensions = suspensions;
        this.scope = scope;
        this.notices = notices;
        this.mailer = mailer;
        this.events = events;
    }

    @Override
    public boolean carries(ChannelKind kind) {
        return kind == ChannelKind.MAIL;
    }

    @Override
    public int most(ChannelKind kind) {
        return NoticeMail.MOST;
    }

    @Override
    public List<Recipient> recipients() {
        List<Person> people = wanting();
        Map<MemberId, Reach> reaches =
                mails.reach(people.stream().map(Person::member).toList());
        return people.stream()
                .flatMap(person ->
                        Stream.ofNullable(reaches.get(person.member())).map(reach -> recipient(person, reach)))
                .toList();
    }

    private static Recipient recipient(Person person, Reach reach) {
        return new Recipient(ChannelKind.MAIL, person.member().id(), person.member(), person.name(), reach.language());
    }

    private List<Person> wanting() {
        return suspensions.of(scope.current()).isPresent()
                ? List.of()
                : choices.wanting(MailSort.NOTICES, team.people());
    }

    @Override
    public SendResult send(Recipient recipient, Digest digest) {
        Optional<Person> person = wanting().stream()
                .filter(wanting -> wanting.member().equals(recipient.member()))
                .findFirst();
        Optional<Reach> reach = person.flatMap(found -> mails.reach(found.member()));
        return reach.isEmpty()
                ? new SendResult.Refused(AnswerCode.CHANNEL_GONE.name())
                : mailer.deliver(mail(person.get(), reach.get(), digest));
    }

    private DirectMail mail(Person person, Reach reach, Digest digest) {
        URI stop = stop(person.member(), digest);
        boolean mayRenew = Permission.CHANGE_KEYS.heldBy(person.role());
        return new DirectMail(
                digest.id(), reach.address(), digest.language(), notices.write(digest, mayRenew, stop), stop);
    }

    private URI stop(MemberId member, Digest digest) {
        return digest.portal().resolve("unsubscribe/" + unsubscribing.token(MailSort.NOTICES, member));
    }

    /** Retries notices in all companies of the member, since a mail has just reached them. */
    @EventListener
    void on(AddressProven proven) {
        List<TenantId> tenants = memberships.tenantsOf(proven.member());
        scope.outside(CrossTenantReason.ADDRESS_OF_A_MEMBER, () -> {
            tenants.forEach(tenant -> retryNotices(tenant, proven.member()));
            return tenants;
        });
    }

    private void retryNotices(TenantId tenant, MemberId member) {
        events.publishEvent(new ReceiverReached(tenant, ChannelKind.MAIL, member.id(), ""));
        events.publishEvent(new DeliveryWanted(tenant));
    }
}
