package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.ReceivingSection;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.letter.MailChoices;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.beans.factory.ObjectProvider;

/** Lets members choose how notices reach them and their company. Each part saves by itself. */
@Route("receiving")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class ReceivingView extends SectionPage {

    ReceivingView(
            CurrentMember current,
            Access access,
            AddressProof proof,
            StepUp stepUp,
            DeliveryLog log,
            MailChoices mails,
            PushBrowsers browsers,
            DeliverySettings settings,
            ChatChannels channels,
            ObjectProvider<ReceivingSection> sections) {
        super("receiving", "delivery.title", Map.of("calendar", "push"));
        MemberId member = current.id();
        boolean mayAdd = proof.mayEnter(member);
        section(new MailPart(mails, proof, log, member, access.may(Permission.MANAGE_COMPANY)));
        section(new PushPart(browsers, log, stepUp, member, mayAdd));
        sections.orderedStream().forEach(section -> section.draw(member).ifPresent(this::section));
        if (access.may(Permission.MANAGE_COMPANY)) {
            section(new RulePart(settings, stepUp));
            section(new ChatPart(channels, log, stepUp, member, mayAdd));
        }
        Div actions = new Div(new Anchor("receiving/review", getTranslation("delivery.review.look")));
        actions.addClassName("kb-actions");
        add(actions);
    }
}
