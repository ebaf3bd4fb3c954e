using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Workflows.Abstractions.Models;
using OrchardCore.Workflows.Display;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Forms;

/// <summary>
/// Submits a person's draft to the service, with the consent and the code of a posted form. The service checks both like those of its own
/// pages. The fields have the names of <see cref="ShortSignature"/>.
/// </summary>
public sealed class SubmitShortApplicationTask(IShortApplication applications, IHttpContextAccessor http, IUpdateModelAccessor updater, IStringLocalizer<SubmitShortApplicationTask> texts)
    : ShortApplicationTask(applications, http, updater, texts)
{
    /// <summary>The outcome after which the output NextAddress is the page of the case.</summary>
    public const string Submitted = nameof(Submitted);

    /// <inheritdoc />
    public override string Name => nameof(SubmitShortApplicationTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Submit a short application"];

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[Submitted], texts[Invalid], texts[SignedOut]);

    private protected override string SignInPage(PostedForm form) => form.PageOr("apply");

    private protected override async Task<string?> TakeAsync(PostedForm form, HttpContext context, ModelStateDictionary messages, WorkflowExecutionContext workflow)
    {
        if (await Applications.SubmitAsync(context.User, Read(form.Fields), messages, workflow.CancellationToken) is not { } path)
        {
            return null;
        }

        PostedForm.GoOn(workflow, form.AddressOf(path));
        return Submitted;
    }

    private static ShortSignature Read(IFormCollection form) => new(
        IdOf(form[nameof(ShortSignature.Draft)]),
        IdOf(form[nameof(ShortSignature.CodeId)]),
        bool.TryParse(form[nameof(ShortSignature.Consent)], out var consent) && consent,
        form[nameof(ShortSignature.Code)]);

    private static Guid IdOf(string? typed) => Guid.TryParse(typed, out var id) ? id : Guid.Empty;
}

internal sealed class SubmitShortApplicationTaskDriver : ActivityDisplayDriver<SubmitShortApplicationTask>;
