package vn.tangthu.archive.contract;

/** Everything that an implementation of the system of record has to pass. */
public interface SystemOfRecordContract
        extends RegistrationContract,
                ReadingContract,
                ScopeContract,
                ScopeProperty,
                TiedDocumentsContract,
                AuditTrailContract,
                WorkQueueContract,
                AccountsContract,
                TokensContract,
                UnitsContract,
                CaseFilesContract,
                CaseFileDeskContract,
                CaseFilesProperty,
                SubjectsContract,
                SubjectsProperty {}
