package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.order.OrderConfirmations;
import jp.kagiban.order.OrderConfirmations.Confirmation;
import jp.kagiban.order.OrderConfirmations.Result;
import jp.kagiban.order.OrderRow;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that shows the number and the sum of orders of each shop, and asks whether to confirm them. Then it shows
 * the result of each order. The member may close it meanwhile.
 */
final class ConfirmOrders extends Dialog {

    private static final int MAX_NAMED = 20;

    private final List<OrderKey> orders;
    private final ConfirmTable table;
    private final Map<ShopId, String> shops;
    private final OrderConfirmations confirmations;
    private final MemberId member;
    private final Clock clock;
    private final Runnable onConfirm;
    private final Div content = new Div();
    private final Button close = new Button(getTranslation("kit.cancel"), _ -> close());
    private final Button confirm = new Button(getTranslation("order.confirm.deed"), _ -> ask());
    private @Nullable UUID batch;
    private List<Confirmation> shown = List.of();

    /** @param onConfirm runs once the member has confirmed the question */
    ConfirmOrders(
            Collection<OrderRow> orders,
            Map<ShopId, String> shops,
            OrderConfirmations confirmations,
            MemberId member,
            Clock clock,
            Runnable onConfirm) {
        this.orders = orders.stream().map(OrderRow::key).toList();
        this.table = new ConfirmTable(orders, shops);
        this.shops = shops;
        this.confirmations = confirmations;
        this.member = member;
        this.clock = clock;
        this.onConfirm = onConfirm;
        setHeaderTitle(getTranslation("order.confirm"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        content.addClassName("kb-confirm");
        add(content);
        getFooter().add(close, confirm);
        showQuestion();
    }

    private void showQuestion() {
        Stream<String> named = orders.stream().limit(MAX_NAMED).map(this::name);
        int more = orders.size() - MAX_NAMED;
        Stream<String> rest =
                more > 0 ? Stream.of(getTranslation("order.confirm.more", String.valueOf(more))) : Stream.empty();
        content.add(
                new Paragraph(getTranslation("order.confirm.question", orders.size())),
                new Paragraph(getTranslation("order.confirm.effect")),
                table,
                new Details(getTranslation("order.confirm.numbers"), list(Stream.concat(named, rest))));
    }

    private String name(OrderKey order) {
        return getTranslation("order.confirm.name", order.number(), shops.getOrDefault(order.shop(), ""));
    }

    private static UnorderedList list(Stream<String> lines) {
        return new UnorderedList(lines.map(ListItem::new).toArray(ListItem[]::new));
    }

    private void ask() {
        if (batch == null) {
            batch = confirmations.ask(orders, member);
            confirm.setVisible(false);
            close.setText(getTranslation("order.close"));
            onConfirm.run();
            draw();
        }
    }

    Instant draw() {
        if (batch == null) {
            return Instant.MAX;
        }
        List<Confirmation> results = confirmations.results(batch);
        long open = results.stream()
                .filter(confirmation -> confirmation.result().isOpen())
                .count();
        if (!results.equals(shown)) {
            shown = results;
            show(results, open);
        }
        return open > 0 ? clock.instant().plusSeconds(2) : Instant.MAX;
    }

    private void show(List<Confirmation> results, long open) {
        content.removeAll();
        long done = count(results, Result.CONFIRMED);
        if (open > 0) {
            String running = getTranslation(
                    "order.confirm.running", String.valueOf(results.size() - open), String.valueOf(results.size()));
            ProgressBar bar = new ProgressBar(0, results.size(), results.size() - (double) open);
            bar.getElement().setAttribute("aria-label", running);
            content.add(new Paragraph(running), bar);
        } else {
            String sentence = getTranslation("order.confirm.done", done, results.size() - done);
            content.add(new Paragraph(sentence));
            StatusLine.say(this, sentence);
        }
        content.add(list(results.stream()
                .filter(confirmation -> !confirmation.result().isOpen() && confirmation.result() != Result.CONFIRMED)
                .map(this::failure)));
    }

    private String failure(Confirmation confirmation) {
        String reason = getTranslation("order.confirm.result." + Kebab.of(confirmation.result()));
        // The code of a missing answer is our own word.
        String code = confirmation.result() == Result.UNANSWERED ? "" : confirmation.code();
        String detail = confirmation.message() == null ? code : confirmation.message();
        return getTranslation(
                "order.confirm.failed", confirmation.order().number(), reason, Objects.requireNonNullElse(detail, ""));
    }

    private static long count(List<Confirmation> results, Result wanted) {
        return results.stream()
                .filter(confirmation -> confirmation.result() == wanted)
                .count();
    }
}
