package jp.kagiban.shared;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the log. {@code application.properties} applies them, because the log begins before they are read.
 *
 * @param format {@code text}, or {@code json}: each message is one line of JSON with the field names of the Elastic
 *     Common Schema.
 */
@ConfigurationProperties("kagiban.log")
record LogSettings(@DefaultValue("text") String format) {

    LogSettings {
        if (!format.equals("text") && !format.equals("json")) {
            throw new StartRefused("KAGIBAN_LOG_FORMAT must be text or json.", "Leave it out for text.");
        }
    }
}
