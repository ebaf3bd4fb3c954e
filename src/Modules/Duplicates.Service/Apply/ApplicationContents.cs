using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Apply;

/// <summary>Makes the content of an application from complete answers.</summary>
internal sealed class ApplicationContents(IOffices offices)
{
    /// <summary>The content; null while an answer is missing or an office has closed meanwhile.</summary>
    public ApplicationContent? From(DraftAnswers answers, Citizen citizen, IReadOnlyList<AttachedFile> files) => From(answers, citizen.Iin, citizen.Phone, files);

    /// <summary>The content of what a person says at a desk; null while an answer is missing or an office has closed meanwhile.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="iin">Who applies.</param>
    /// <param name="phone">The proven phone; null when there is none.</param>
    /// <param name="files">What is attached.</param>
    public ApplicationContent? From(DraftAnswers answers, Iin iin, PhoneNumber? phone, IReadOnlyList<AttachedFile> files)
    {
        if (PlacesOf(answers) is not var (school, collection))
        {
            return null;
        }

        var applicant = new Person(iin, answers.ApplicantName!);
        return new()
        {
            Applicant = applicant,
            Learner = answers.Relation is Relation.Self ? applicant : new Person(answers.ChildIin!, answers.ChildName!),
            Relation = answers.Relation!.Value,
            Document = new(new CertificateKind(answers.Level!.Value, answers.Distinction!.Value), answers.Scope!.Value)
            {
                NameOnOriginal = answers.NameOnOriginal,
                OriginalSeriesAndNumber = answers.OriginalSeriesAndNumber,
                IsKindUnsure = answers.IsKindUnsure is true ? true : null,
            },
            OfficeId = school.Id,
            OfficeName = school.Name,
            SchoolThen = answers.SchoolThen,
            YearOfFinishing = answers.YearOfFinishing!.Value,
            Reason = answers.Reason!.Value,
            ReasonDetails = answers.ReasonDetails,
            Contacts = new(phone, answers.Email),
            Language = answers.Language!,
            CollectionOfficeId = collection.Id,
            CollectionOfficeName = collection.Name,
            Files = files,
        };
    }

    /// <summary>Who decides and where the document is collected, once every question is answered; null while one is open or an office has closed meanwhile.</summary>
    public (Office School, Office Collection)? PlacesOf(DraftAnswers answers) =>
        ApplySteps.FirstUnanswered(answers) is null
        && offices.Find(answers.OfficeId!) is { ClosedSince: null } school
        && offices.Find(answers.CollectionOfficeId!) is { ClosedSince: null } collection
            ? (school, collection)
            : null;
}
