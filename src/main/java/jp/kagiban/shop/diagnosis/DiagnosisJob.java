package jp.kagiban.shop.diagnosis;

import java.util.UUID;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;

/** Tries out what the key may do; one for each shop. */
public record DiagnosisJob(UUID tenant, UUID shop) implements Job<DiagnosisJob> {

    public static final JobType<DiagnosisJob> TYPE =
            JobType.of("shop-diagnosis", DiagnosisJob.class).yielding();

    @Override
    public JobType<DiagnosisJob> type() {
        return TYPE;
    }

    @Override
    public String instance() {
        return tenant + ":" + shop;
    }
}
