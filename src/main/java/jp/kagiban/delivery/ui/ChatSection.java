package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.ReceivingSection;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;
import org.springframework.core.annotation.Order;

/** The chats and webhooks of the company, for those who manage it. */
@org.springframework.stereotype.Component
@Order(110)
class ChatSection implements ReceivingSection {

    private final ChatChannels channels;
    private final DeliveryLog log;
    private final StepUp stepUp;
    private final Access access;
    private final AddressProof proof;

    ChatSection(ChatChannels channels, DeliveryLog log, StepUp stepUp, Access access, AddressProof proof) {
        this.proof = proof;
        this.channels = channels;
        this.log = log;
        this.stepUp = stepUp;
        this.access = access;
    }

    @Override
    public Optional<Component> draw(MemberId member) {
        return access.may(Permission.MANAGE_COMPANY)
                ? Optional.of(new ChatPart(channels, log, stepUp, member, proof.mayEnter(member)))
                : Optional.empty();
    }
}
