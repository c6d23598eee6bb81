package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.MemberSessions.Device;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Lists the member's logins, and ends them. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(50)
class SessionSection extends Section implements SecuritySection {

    private final MemberSessions sessions;
    private final StepUp stepUp;
    private final MemberId member;

    SessionSection(MemberSessions sessions, StepUp stepUp, CurrentMember self) {
        this.sessions = sessions;
        this.stepUp = stepUp;
        member = self.id();
        setId("logins");
        addClassName("kb-section");
        show();
    }

    private void show() {
        removeAll();
        List<Device> devices = sessions.devices(member);
        boolean others = devices.stream().anyMatch(device -> !device.here());
        add(new H2(getTranslation("login.sessions.heading")));
        add(new Paragraph(getTranslation(others ? "login.sessions.text" : "login.sessions.alone")));
        if (!devices.isEmpty()) {
            add(table(devices));
        }
        if (others) {
            Div actions =
                    new Div(new Button(getTranslation("login.sessions.end-others"), _ -> stepUp.then(this::endOthers)));
            actions.addClassName("kb-actions");
            add(actions);
        }
    }

    private DataTable table(List<Device> devices) {
        DataTable table = new DataTable(
                getTranslation("login.sessions.table"),
                getTranslation("login.sessions.device"),
                getTranslation("login.sessions.address"),
                getTranslation("login.sessions.started"),
                getTranslation("login.sessions.seen"),
                getTranslation("login.sessions.deeds"));
        devices.forEach(device -> table.row(
                new Span(device.browser()),
                new Span(device.address()),
                new Span(TimeText.minute(device.startedAt())),
                new Span(TimeText.minute(device.lastSeenAt())),
                actionCell(device)));
        return table;
    }

    private Component actionCell(Device device) {
        if (device.here()) {
            return new Span(getTranslation("login.sessions.here"));
        }
        Button end = new Button(getTranslation("login.sessions.end"), _ -> stepUp.then(() -> end(device)));
        end.setAriaLabel(
                getTranslation("login.sessions.end.of", device.browser(), TimeText.minute(device.startedAt())));
        return end;
    }

    private void end(Device device) {
        sessions.end(member, device.id());
        show();
        StatusLine.say(this, getTranslation("login.sessions.ended"));
    }

    private void endOthers() {
        sessions.endOthers(member);
        show();
        StatusLine.say(this, getTranslation("login.sessions.ended"));
    }
}
