package jp.kagiban.login.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kagiban.kit.Clipboard;

/** Shows recovery codes once, to be copied or downloaded. */
final class CodesDialog extends Dialog {

    CodesDialog(List<String> codes) {
        setHeaderTitle(getTranslation("login.recovery.title"));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        OrderedList list = new OrderedList(
                codes.stream().map(code -> new ListItem(new Code(code))).toArray(ListItem[]::new));
        list.addClassName("kb-codes");
        Div content = new Div(new Paragraph(getTranslation("login.recovery.text")), list);
        content.addClassName("kb-confirm");
        add(content);
        String text = String.join("\r\n", codes) + "\r\n";
        Button copy = new Button(getTranslation("login.recovery.copy"));
        Clipboard.copyOnClick(
                copy, text, getTranslation("login.recovery.copied"), getTranslation("login.recovery.not-copied"));
        Anchor download = new Anchor(file(text), getTranslation("login.recovery.download"));
        download.addClassNames("kb-button-link", "kb-button-framed");
        Button kept = new Button(getTranslation("login.recovery.kept"), _ -> {
            UI tab = UI.getCurrent();
            close();
            PageBehindFactor.open(tab);
        });
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, download, kept);
    }

    private static DownloadHandler file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DownloadHandler.fromInputStream(_ -> new DownloadResponse(
                new ByteArrayInputStream(bytes),
                "kagiban-recovery-codes.txt",
                "text/plain; charset=UTF-8",
                bytes.length));
    }
}
