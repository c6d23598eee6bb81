package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.ReceivingSection;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;
import org.springframework.core.annotation.Order;

/** The browsers of the member that take notices. */
@org.springframework.stereotype.Component
@Order(20)
class PushSection implements ReceivingSection {

    private final PushBrowsers browsers;
    private final DeliveryLog log;
    private final StepUp stepUp;
    private final AddressProof proof;

    PushSection(PushBrowsers browsers, DeliveryLog log, StepUp stepUp, AddressProof proof) {
        this.browsers = browsers;
        this.log = log;
        this.stepUp = stepUp;
        this.proof = proof;
    }

    @Override
    public Optional<Component> draw(MemberId member) {
        return Optional.of(new PushPart(browsers, log, stepUp, member, proof.mayEnter(member)));
    }
}
