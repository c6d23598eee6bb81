package jp.kagiban.delivery;

import jp.kagiban.delivery.Recipients.RecipientKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/** Which recipients of the company in force nothing gets through to. */
@Service
public class BrokenChannels {

    private final UnreachedRecipients unreached;
    private final TenantScope scope;
    private final Recipients recipients;
    private final Access access;

    BrokenChannels(UnreachedRecipients unreached, TenantScope scope, Recipients recipients, Access access) {
        this.unreached = unreached;
        this.scope = scope;
        this.recipients = recipients;
        this.access = access;
    }

    /**
     * Those that the member can do something about: their own mail and browsers, the company's channels if they look after
     * them, and the mails to its members if they look after these. A browser that takes nothing any more is among them until it
     * is removed or takes notices anew.
     */
    @Needs(Permission.SEE_SHOPS)
    public List<Recipient> of(MemberId member) {
        boolean ofCompany = access.may(Permission.MANAGE_COMPANY);
        boolean ofMembers = access.may(Permission.MANAGE_MEMBERS);
        return Stream.concat(recipients.gone().stream(), failing())
                .filter(one -> one.member() == null
                        ? ofCompany
                        : one.member().equals(member) || (ofMembers && one.channel() == ChannelKind.MAIL))
                .toList();
    }

    private Stream<Recipient> failing() {
        Set<RecipientKey> broken = unreached.of(scope.current());
        return broken.isEmpty()
                ? Stream.empty()
                : recipients.all().stream()
                        .map(Recipients.Way::recipient)
                        .filter(one -> broken.contains(RecipientKey.of(one)));
    }
}
