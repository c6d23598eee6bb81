package jp.kagiban.kit.form;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.kit.Script;

/**
 * A field for many keys that are pasted at once, or read from a file on the member's machine. It is masked like a
 * {@link SecretField}. The server never sets its value; the browser itself removes lines from a paste.
 */
public final class PasteArea extends TextArea {

    /**
     * Reads UTF-8, UTF-16 as spreadsheets write it, or otherwise Shift_JIS. A text that is too long stays too long
     * after the cut, so it is refused.
     */
    private static final String READ_FILE = """
            const area = $0, most = $1, button = this;
            const text = (bytes) => {
              if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
              try {
                return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
              } catch {
                return new TextDecoder('shift_jis').decode(bytes);
              }
            };
            const take = (bytes) => {
              area.value = text(new Uint8Array(bytes)).slice(0, most + 1);
              area.dispatchEvent(new Event('change'));
            };
            button.addEventListener('click', () => {
              const chooser = document.createElement('input');
              chooser.type = 'file';
              chooser.accept = '.csv,.tsv,.txt,text/csv,text/plain';
              chooser.addEventListener('change', () => chooser.files[0]?.slice(0, most * 4).arrayBuffer()
                .then(take, () => button.dispatchEvent(new CustomEvent('kb-unread'))));
              chooser.click();
            });
            """;

    /** Uses the same line breaks as Java's {@code \\R}. */
    private static final String KEEP_LINES = """
            const kept = new Set($0.split(','));
            this.value = this.value.split(/\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029]/)
              .filter((line, at) => kept.has(String(at + 1))).join('\\n');
            this.dispatchEvent(new Event('change'));
            """;

    private final int longest;

    /** @param longest in characters; a longer paste is cut to one character more, so that it is still too long */
    public PasteArea(String label, int longest) {
        super(label);
        this.longest = longest;
        setMaxLength(longest + 1);
        setMinRows(6);
        setMaxRows(12);
        Masked.mask(this);
    }

    /**
     * Makes the button read a file into this field.
     *
     * @param unread runs if the browser couldn't read the file
     */
    public void readFileOnClick(Button button, Runnable unread) {
        button.getElement().addEventListener("kb-unread", _ -> unread.run());
        Script.run(button, READ_FILE, getElement(), longest);
    }

    /** Keeps only these lines of the field's content, counted from 1. Empties the field if there are none. */
    public void keepLines(Collection<Integer> lines) {
        Set<Integer> kept = new HashSet<>(lines);
        if (kept.isEmpty()) {
            clear();
        } else {
            Script.run(this, KEEP_LINES, kept.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Masked.markInput(this);
    }
}
