package jp.kagiban.calendar.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Optional;
import jp.kagiban.calendar.CalendarAddress;
import jp.kagiban.delivery.ReceivingSection;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.MemberId;
import org.springframework.core.annotation.Order;

/** Draws the member's own calendar address. */
@SpringComponent
@Order(30)
class CalendarAddressSection implements ReceivingSection {

    private final CalendarAddress address;
    private final StepUp stepUp;
    private final AddressProof proof;

    CalendarAddressSection(CalendarAddress address, StepUp stepUp, AddressProof proof) {
        this.proof = proof;
        this.address = address;
        this.stepUp = stepUp;
    }

    @Override
    public Optional<Component> draw(MemberId member) {
        return Optional.of(new AddressPart(address, stepUp, proof.mayEnter(member)));
    }
}
