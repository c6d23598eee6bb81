package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import jp.kagiban.delivery.LastingReceivers.Receiver;
import jp.kagiban.delivery.ReceiverReview;
import jp.kagiban.delivery.ReceiverReview.Line;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/**
 * Lists the receivers that need no login in all of a member's companies, and ends them at one press. Opens once after a
 * password reset.
 */
@Route("receiving/review")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class ReviewView extends Div implements HasDynamicTitle {

    private final ReceiverReview review;
    private final StepUp stepUp;
    private final Section content = new Section();

    ReviewView(ReceiverReview review, StepUp stepUp) {
        this.review = review;
        this.stepUp = stepUp;
        addClassNames("kb-page", "kb-page-narrow", "kb-page-cards");
        content.addClassName("kb-section");
        add(
                new PageHeader(getTranslation("delivery.review.title"))
                        .back(new Anchor("receiving", getTranslation("delivery.title"))),
                content);
        show();
    }

    private void show() {
        content.removeAll();
        List<Line> lines = review.all();
        if (lines.isEmpty()) {
            content.add(new Paragraph(getTranslation("delivery.review.none")));
            return;
        }
        boolean due = review.due();
        if (due) {
            content.add(MessagePanel.line(Severity.URGENT, getTranslation("delivery.review.reset")));
        }
        content.add(new Paragraph(getTranslation("delivery.review.text")), table(lines), actions(lines, due));
    }

    private DataTable table(List<Line> lines) {
        DataTable table = new DataTable(
                getTranslation("delivery.review.table"),
                getTranslation("delivery.review.receiver"),
                getTranslation("delivery.review.company"),
                getTranslation("delivery.review.since"));
        lines.forEach(line -> table.row(
                name(line.receiver()),
                new Span(line.company()),
                new Span(TimeText.minute(line.receiver().since()))));
        return table;
    }

    private Div name(Receiver receiver) {
        Div name = new Div(new Div(getTranslation(receiver.kind())));
        if (!receiver.name().isEmpty()) {
            name.addComponentAsFirst(new Div(receiver.name()));
        }
        return name;
    }

    private Div actions(List<Line> shown, boolean due) {
        Div actions = new Div(new Button(getTranslation("delivery.review.end"), _ -> stepUp.then(() -> endAll(shown))));
        if (due) {
            actions.add(new Button(getTranslation("delivery.review.keep"), _ -> keep()));
        }
        actions.addClassName("kb-actions");
        return actions;
    }

    private void endAll(List<Line> shown) {
        boolean ended = review.endAll(shown);
        show();
        MessagePanel panel = ended
                ? MessagePanel.line(Severity.SUCCESS, getTranslation("delivery.review.ended"))
                : MessagePanel.line(Severity.URGENT, getTranslation("delivery.review.changed"));
        content.addComponentAsFirst(panel);
        panel.focus();
    }

    private void keep() {
        review.keep();
        UI.getCurrent().navigate("");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("delivery.review.title") + getTranslation("kit.title.tail");
    }
}
