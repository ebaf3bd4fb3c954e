using System.Net;
using System.Security.Claims;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Intake;
using Duplicates.Service.Offices;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Limits;
using Duplicates.Service.Web.Texts;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Duplicates.Service.Apply;

/// <summary>Takes an application from a door's own forms.</summary>
internal sealed class ShortApplication(
    Drafts drafts,
    OpenApplications openApplications,
    OfficeSearch search,
    SignedInPeople people,
    CodeSignature signing,
    ApplicationText text,
    TimeProvider clock,
    IStringLocalizer<ServiceTexts> texts) : IShortApplication
{
    /// <inheritdoc />
    public bool MayApply(ClaimsPrincipal person) => person.IsInRole(ServiceRoles.Applicant);

    /// <inheritdoc />
    public async Task<KeptApplication?> KeepAsync(ClaimsPrincipal person, ShortAnswers answers, IPAddress? from, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        var citizen = people.Citizen(person);
        if (Read(answers, modelState) is not { } kept || !await MayAskAsync(citizen, kept, modelState, cancellationToken))
        {
            return null;
        }

        if ((await drafts.StartAsync(DraftOwner.Of(citizen), kept, NetworkAddress.Of(from), cancellationToken)).Draft is not { Id: var id })
        {
            modelState.AddModelError(string.Empty, texts["apply.start.too-many", Drafts.MostPerPerson]);
            return null;
        }

        if (ApplySteps.FirstUnanswered(kept) is { } open)
        {
            var path = SitePaths.Draft(id, open.Path()).BelowLanguage;
            return new(id, kept.OfficeId is null && !string.IsNullOrWhiteSpace(answers.School) ? path + new QueryBuilder { { "q", answers.School } } : path, Code: null);
        }

        return new(id, SitePaths.DraftCheck(id).BelowLanguage, await SendCodeAsync(id, citizen, from, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<ApplicationToSign?> FindAsync(ClaimsPrincipal person, Guid draft, CancellationToken cancellationToken) =>
        await FindContentAsync(draft, people.Citizen(person), cancellationToken) is { } content ? new(text.Lines(content), content.Language) : null;

    /// <inheritdoc />
    public async Task<string?> SubmitAsync(ClaimsPrincipal person, ShortSignature signature, ModelStateDictionary modelState, CancellationToken cancellationToken)
    {
        if (!signature.Consent)
        {
            modelState.AddModelError(nameof(signature.Consent), texts["apply.check.consent-error"]);
            return null;
        }

        var consent = new Consent(ApplicationText.ConsentVersion, clock.GetUtcNow());
        if (await signing.SubmitAsync(signature.Draft, signature.CodeId, signature.Code, consent, DraftOwner.Of(people.Citizen(person)), cancellationToken) is not { } signed)
        {
            return SitePaths.Apply.BelowLanguage;
        }

        if (signed.Problem is { } problem)
        {
            modelState.AddModelError(nameof(signature.Code), problem);
        }

        return signed.Path?.BelowLanguage;
    }

    /// <summary>The id of the code; null when no more may be sent now, and then the check page asks and says so.</summary>
    private async Task<Guid?> SendCodeAsync(Guid draft, Citizen citizen, IPAddress? from, CancellationToken cancellationToken)
    {
        try
        {
            return await FindContentAsync(draft, citizen, cancellationToken) is { } content ? await signing.SendAsync(draft, content, citizen, from, browser: null, cancellationToken) : null;
        }
        catch (Exception exception) when (exception is TooManyCodesException or PhoneNotConfirmedException)
        {
            return null;
        }
    }

    private async Task<ApplicationContent?> FindContentAsync(Guid id, Citizen citizen, CancellationToken cancellationToken) =>
        await drafts.FindAsync(id, DraftOwner.Of(citizen), cancellationToken) is { } draft ? await signing.ReadAsync(draft, citizen, cancellationToken) : null;

    private DraftAnswers? Read(ShortAnswers answers, ModelStateDictionary modelState)
    {
        var (level, distinction, scope, reason) = (Choice<EducationLevel>(answers.Level), Choice<Distinction>(answers.Distinction), Choice<DocumentScope>(answers.Scope), Choice<LossReason>(answers.Reason));
        var name = NameAnswer.Read((answers.Surname, answers.GivenName, answers.Patronymic), string.Empty, modelState, texts);
        DocumentAnswer.Check(level, distinction, scope, seriesAndNumber: null, modelState, texts);
        var year = YearAnswer.Read(answers.Year, clock, modelState, texts);
        ReasonAnswer.Check(reason, details: null, modelState, texts);
        var collection = Choice<CollectionChoice>(answers.Collection);
        modelState.RequireChoice(nameof(answers.Collection), collection, texts["apply.contacts.collection-error"]);
        if (!bool.TryParse(answers.NameChanged, out var nameChanged))
        {
            modelState.AddModelError(nameof(answers.NameChanged), texts["apply.name-then.error"]);
        }

        var school = OnlySchool(answers.School)?.Id;

        // a value that a form was bound to counts as not valid before it is looked at; a message counts
        return modelState.ErrorCount == 0
            ? new DraftAnswers
            {
                Relation = Relation.Self,
                ApplicantName = name,
                Level = level,
                Distinction = distinction,
                Scope = scope,
                OfficeId = school,
                YearOfFinishing = year,
                NameChanged = nameChanged,
                Reason = reason,
                Language = ReaderLanguage.Current,
                CollectionOfficeId = collection is CollectionChoice.School ? school : null,
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
        !string.IsNullOrWhiteSpace(words) && search.Find(words, ReaderLanguage.Current, [OfficeKind.School]).Only is { ClosedSince: null } only ? only : null;

    private static T? Choice<T>(string? typed)
        where T : struct, Enum => Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : null;
}

/// <summary>Where the document is collected, as a form of a door asks it.</summary>
internal enum CollectionChoice
{
    /// <summary>At the school that decides.</summary>
    School,

    /// <summary>At an office of the Corporation, which the service asks for.</summary>
    Corporation,
}
