package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Set;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.bulk.BulkRegistration;
import jp.kagiban.shop.bulk.TableLook;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.ui.BulkLive.Entered;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/**
 * Registers many shops from one pasted table: all shops, or none. Shows a preview of the rows, asks for one proof of
 * identity, and then shows the state of each key.
 */
@Route("shops/register")
@PermitAll
@Needs(Permission.CHANGE_KEYS)
class BulkRegisterView extends Div implements HasDynamicTitle {

    private final BulkRegistration registration;
    private final CurrentMember member;
    private final StepUp stepUp;
    private final BulkResult enteredKeys;
    private final Div preview = new Div();
    private final PasteForm form = new PasteForm(
            getTranslation("shop.bulk.register.field"), getTranslation("shop.bulk.register.help"), this::showPreview);

    BulkRegisterView(
            BulkRegistration registration,
            CurrentMember member,
            StepUp stepUp,
            ShopStatuses statuses,
            LivePages pages,
            Decisions decisions,
            Clock clock) {
        this.registration = registration;
        this.member = member;
        this.stepUp = stepUp;
        this.enteredKeys = new BulkResult(statuses, pages, decisions, clock);
        addClassNames("kb-page", "kb-bulk");
        add(
                new PageHeader(getTranslation("shop.bulk.register")).back(ShopChoice.back(getTranslation("shop.back"))),
                new Paragraph(getTranslation("shop.bulk.register.text")),
                enteredKeys,
                form.whenChanged(preview::removeAll),
                preview);
    }

    private void showPreview(String pasted) {
        show(registration.look(pasted, Set.of()));
    }

    private void show(TableLook result) {
        preview.removeAll();
        switch (result) {
            case TableLook.TooLong(int longest) -> form.refuse(getTranslation("shop.bulk.too-long", longest));
            case TableLook.TooMany(int most, int found) ->
                form.refuse(getTranslation("shop.bulk.register.too-many", most, found));
            case TableLook.Nothing _ -> form.refuse(getTranslation("shop.bulk.register.nothing"));
            case TableLook.Table table -> show(table);
            case TableLook.Stored stored -> follow(stored);
        }
    }

    private void show(TableLook.Table table) {
        TablePreview rows = new TablePreview(table, accepted -> form.oncePerRequest(() -> prove(accepted)));
        preview.add(rows);
        rows.focus();
    }

    /** Asks for a proof of identity only if the table would be accepted. */
    private void prove(Set<Problem.Kind> accepted) {
        TableLook validated = registration.look(form.pasted(), accepted);
        if (validated instanceof TableLook.Table table && table.problems().isEmpty()) {
            stepUp.then(() -> register(accepted));
        } else {
            show(validated);
        }
    }

    private void register(Set<Problem.Kind> accepted) {
        show(registration.register(form.pasted(), accepted, member.id()));
    }

    private void follow(TableLook.Stored stored) {
        enteredKeys.begin();
        stored.keys()
                .forEach(key -> enteredKeys.entered(
                        new Entered(key.shop(), key.generation(), key.name(), key.lastFour(), false)));
        form.keepLines(Set.of());
        enteredKeys.show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.bulk.register") + getTranslation("kit.title.tail");
    }
}
