package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import jp.kagiban.kit.InSight;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.manual.Manual;
import jp.kagiban.manual.Progress;
import jp.kagiban.manual.WalkAddress;
import org.jspecify.annotations.Nullable;

/**
 * Explains how to issue a licence key in RMS, register it here, and renew it. Shows all steps on one page, or a walk if
 * the address names one. {@link WalkDesk} stores the progress, with a permission of its own.
 */
@Route(Manual.ADDRESS)
@PermitAll
@Personal
class ManualView extends Div implements HasDynamicTitle, BeforeEnterObserver, AfterNavigationObserver {

    private final WalkDesk desk;
    private final Div content = new Div();
    private @Nullable WalkPage page;

    ManualView(WalkDesk desk) {
        this.desk = desk;
        addClassNames("kb-page", "kb-manual-page");
        content.addClassName("kb-manual-content");
        add(
                new PageHeader(getTranslation("manual.title")).actions(new PrintButton(getTranslation("manual.print"))),
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Optional<WalkAddress> address;
        try {
            address = WalkAddress.of(entering.getLocation().getQueryParameters());
        } catch (IllegalArgumentException noId) {
            entering.rerouteToError(NotFoundException.class);
            return;
        }
        address.ifPresentOrElse(found -> showWalk(found, entering), this::showCover);
    }

    private void showCover() {
        page = null;
        setClassName("kb-walking", false);
        content.removeAll();
        content.add(new Cover(desk));
    }

    private void showWalk(WalkAddress address, BeforeEnterEvent entering) {
        Optional<Progress> found = desk.find(address);
        if (found.isEmpty()) {
            entering.rerouteToError(NotFoundException.class);
            return;
        }
        Progress walk = found.get();
        int step = address.step() == null ? walk.next().orElse(WalkAddress.END) : address.step();
        WalkAddress exact = WalkDesk.at(walk, step);
        if (exact.equals(address)) {
            setClassName("kb-walking", true);
            openPage(walk).show(desk.come(walk, step), step);
        } else {
            // Each step has its own address, so that the browser's Back button leads to the step before.
            entering.forwardTo(ManualView.class, exact.query());
        }
    }

    private WalkPage openPage(Progress walk) {
        WalkPage current = page;
        if (current == null || !current.isOf(walk)) {
            current = new WalkPage(walk, desk);
            content.removeAll();
            content.add(current);
            page = current;
        }
        return current;
    }

    @Override
    public String getPageTitle() {
        String title = page == null ? getTranslation("manual.title") : page.title();
        return title + getTranslation("kit.title.tail");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (page == null) {
            InSight.showNamed(this);
        }
    }
}
