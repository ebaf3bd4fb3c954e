using Duplicates.OrchardCore.Background;
using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Display;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Forms;

/// <summary>
/// Submits a person's draft to the service, with the consent and the code of a posted form. The service checks both like those of its own
/// pages. The fields have the names of <see cref="ShortSignature"/>.
/// </summary>
public sealed class SubmitShortApplicationTask(IShortApplication applications, IHttpContextAccessor http, IUpdateModelAccessor updater, IStringLocalizer<SubmitShortApplicationTask> texts)
    : TaskActivity
{
    /// <summary>The outcome after which the output NextAddress is the page of the case.</summary>
    public const string Submitted = nameof(Submitted);

    /// <summary>The outcome after which the person sees the form again with messages beside the fields.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>The outcome for somebody who is not signed in as a citizen; the output NextAddress leads back once they are.</summary>
    public const string SignedOut = nameof(SignedOut);

    /// <inheritdoc />
    public override string Name => nameof(SubmitShortApplicationTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Submit a short application"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[Submitted], texts[Invalid], texts[SignedOut]);

    /// <inheritdoc />
    public override async Task<ActivityExecutionResult> ExecuteAsync(WorkflowExecutionContext workflowContext, ActivityContext activityContext)
    {
        var form = await PostedForm.ReadAsync(http, workflowContext.CancellationToken);
        form.SpeakItsLanguage();
        var person = http.HttpContext!.User;
        if (!applications.MayApply(person))
        {
            PostedForm.GoOn(workflowContext, form.PageOr("apply"));
            return Outcomes(SignedOut);
        }

        if (await applications.SubmitAsync(person, Read(form.Fields), updater.ModelUpdater.ModelState, workflowContext.CancellationToken) is not { } path)
        {
            return Outcomes(Invalid);
        }

        ServiceJobs.RunPromptAfterRequest();
        PostedForm.GoOn(workflowContext, form.AddressOf(path));
        return Outcomes(Submitted);
    }

    private static ShortSignature Read(IFormCollection form) => new(
        IdOf(form[nameof(ShortSignature.Draft)]),
        IdOf(form[nameof(ShortSignature.CodeId)]),
        bool.TryParse(form[nameof(ShortSignature.Consent)], out var consent) && consent,
        form[nameof(ShortSignature.Code)]);

    private static Guid IdOf(string? typed) => Guid.TryParse(typed, out var id) ? id : Guid.Empty;
}

internal sealed class SubmitShortApplicationTaskDriver : ActivityDisplayDriver<SubmitShortApplicationTask>;
