using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Accounts;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Begins a draft from a door's own form.</summary>
internal sealed class ShortApplication(
    Drafts drafts,
    OpenApplications openApplications,
    OfficeSearch search,
    SignedInPeople people,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : IShortApplication
{
    /// <inheritdoc />
    public bool MayApply(ClaimsPrincipal person) => person.IsInRole(ServiceRoles.Applicant);

    /// <inheritdoc />
    public async Task<string?> KeepAsync(ClaimsPrincipal person, ShortAnswers answers, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(person);
        if (Read(answers, modelState) is not { } kept || !await MayAskAsync(citizen, kept, modelState, cancellationToken))
        {
            return null;
        }

        if (await drafts.StartAsync(citizen, cancellationToken) is not { } id)
        {
            modelState.AddModelError(string.Empty, texts["apply.start.too-many", Drafts.MostPerPerson]);
            return null;
        }

        await drafts.SaveAsync(id, kept, cancellationToken);
        var path = $"apply/{id}/{ApplySteps.FirstUnanswered(kept)?.Path() ?? "check"}";
        return kept.OfficeId is null && !string.IsNullOrWhiteSpace(answers.School) ? path + new QueryBuilder { { "q", answers.School } } : path;
    }

    private DraftAnswers? Read(ShortAnswers answers, ModelStateDictionary modelState)
    {
        var (level, distinction, scope, reason) = (Choice<EducationLevel>(answers.Level), Choice<Distinction>(answers.Distinction), Choice<DocumentScope>(answers.Scope), Choice<LossReason>(answers.Reason));
        var name = NameAnswer.Read((answers.Surname, answers.GivenName, answers.Patronymic), string.Empty, modelState, texts);
        DocumentAnswer.Check(level, distinction, scope, seriesAndNumber: null, modelState, texts);
        var year = YearAnswer.Read(answers.Year, clock, modelState, texts);
        ReasonAnswer.Check(reason, details: null, modelState, texts);
        if (!bool.TryParse(answers.NameChanged, out var nameChanged))
        {
            modelState.AddModelError(nameof(answers.NameChanged), texts["apply.name-then.error"]);
        }

        // a value that a form was bound to counts as not valid before it is looked at; a message counts
        return modelState.ErrorCount == 0
            ? new DraftAnswers
            {
                Relation = Relation.Self,
                ApplicantName = name,
                Level = level,
                Distinction = distinction,
                Scope = scope,
                OfficeId = OnlySchool(answers.School)?.Id,
                YearOfFinishing = year,
                NameChanged = nameChanged,
                Reason = reason,
            }
            : null;
    }

    private async Task<bool> MayAskAsync(Citizen citizen, DraftAnswers answers, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        if (await openApplications.FindAsync(citizen, citizen.Iin, answers.Level!.Value, answers.Scope!.Value, cancellationToken) is not { } open)
        {
            return true;
        }

        modelState.AddModelError(nameof(ShortAnswers.Level), texts["apply.document.already-open", open.ToString()]);
        return false;
    }

    /// <summary>The working school that the words name; null when they name none or several, and then the person chooses.</summary>
    private Office? OnlySchool(string? words) =>
        !string.IsNullOrWhiteSpace(words) && search.Find(words, ReaderLanguage.Current, [OfficeKind.School]) is [{ ClosedSince: null } only] ? only : null;

    private static T? Choice<T>(string? typed)
        where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : null;
}
