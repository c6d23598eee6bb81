package jp.kagiban.mail;

import org.springframework.web.util.HtmlUtils;

/** The one look of all mails: styles inline, no pictures, nothing from elsewhere. All words are escaped here. */
final class HtmlFrame {

    private HtmlFrame() {}

    static String paragraph(String text) {
        return """
                <p style="margin:0 0 16px">%s</p>
                """.formatted(escaped(text));
    }

    static String button(String link, String label, String hint) {
        return """
                <p style="margin:24px 0"><a href="%1$s" style="display:inline-block;padding:10px 20px;\
                background:#1f4e79;color:#fff;border-radius:6px;text-decoration:none">%2$s</a></p>
                <p style="margin:0 0 16px;font-size:13px">%3$s<br>
                <span style="word-break:break-all">%1$s</span></p>
                """.formatted(escaped(link), escaped(label), escaped(hint));
    }

    /** @param body HTML made here */
    static String page(String language, String title, String sender, String body, String foot) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:24px;background:#f4f4f2;color:#1d1d1b;font-family:sans-serif;\
                font-size:16px;line-height:1.7">
                <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px">
                <p style="margin:0 0 16px;font-weight:bold">%s</p>
                %s<p style="margin:24px 0 0;color:#5f5f5a;font-size:13px">%s</p>
                </div></body></html>
                """.formatted(language, escaped(title), escaped(sender), body, escaped(foot));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>");
    }
}
