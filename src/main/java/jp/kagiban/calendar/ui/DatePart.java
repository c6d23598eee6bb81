package jp.kagiban.calendar.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.key.Expiry;

/** The end of a shop's key as a file for a calendar; not to be seen while no end is known. */
final class DatePart extends Section {

    private final Supplier<Optional<ShopStatus>> shop;
    private final Function<Locale, Optional<String>> file;
    private final Clock clock;
    private final Paragraph text = new Paragraph();

    /** @param file makes the file, in the tenant of the tab that this was drawn in */
    DatePart(Supplier<Optional<ShopStatus>> shop, Function<Locale, Optional<String>> file, Clock clock) {
        this.shop = shop;
        this.file = file;
        this.clock = clock;
        addClassName("kb-section");
        Anchor add = new Anchor(this::send, getTranslation("calendar.add"));
        add.addClassNames("kb-button-link", "kb-button-framed");
        Div actions = new Div(add, new Anchor("receiving", getTranslation("calendar.add.all")));
        actions.addClassName("kb-actions");
        add(new H2(getTranslation("calendar.heading")), text, actions);
    }

    Instant draw() {
        Optional<ShopStatus> status = shop.get();
        Optional<Expiry> end = status.flatMap(KeyStatus::expiry);
        setVisible(end.isPresent());
        end.map(expiry -> getTranslation("calendar.add.text", Jst.weekday(expiry.day(), getLocale())))
                .filter(words -> !words.equals(text.getText()))
                .ifPresent(text::setText);
        return NextLook.after(clock.instant(), status.map(List::of).orElse(List.of()));
    }

    /** Runs outside of the tab's lock and with no tab current. */
    private void send(DownloadEvent event) throws IOException {
        Optional<String> calendar = file.apply(event.getUI().getLocale());
        if (calendar.isEmpty()) {
            event.getUI().access(() -> StatusLine.say(this, getTranslation("calendar.add.gone")));
            event.getResponse().sendError(HttpServletResponse.SC_NOT_FOUND, "");
            return;
        }
        event.setFileName("kagiban-expiry.ics");
        event.setContentType("text/calendar; charset=UTF-8");
        event.getOutputStream().write(calendar.get().getBytes(StandardCharsets.UTF_8));
    }
}
