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
/// Hands the answers of a posted form to the service, which checks them like those to its own questions, keeps them as the person's
/// draft and sends the code to sign them. Nothing of them is stored with the workflow. The fields have the names of <see cref="ShortAnswers"/>.
/// </summary>
public sealed class KeepShortApplicationTask(IShortApplication applications, IHttpContextAccessor http, IUpdateModelAccessor updater, IStringLocalizer<KeepShortApplicationTask> texts)
    : ShortApplicationTask(applications, http, updater, texts)
{
    /// <summary>The outcome when nothing is open and the code was sent: the outputs Home, Draft and Code lead to the page that asks for it.</summary>
    public const string CodeSent = nameof(CodeSent);

    /// <summary>The outcome after which the person goes on at the output NextAddress, with the service's own questions.</summary>
    public const string Kept = nameof(Kept);

    /// <inheritdoc />
    public override string Name => nameof(KeepShortApplicationTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Keep a short application"];

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[CodeSent], texts[Kept], texts[Invalid], texts[SignedOut]);

    private protected override string SignInPage(PostedForm form) => form.AddressOf("apply");

    private protected override async Task<string?> TakeAsync(PostedForm form, HttpContext context, ModelStateDictionary messages, WorkflowExecutionContext workflow)
    {
        if (await Applications.KeepAsync(context.User, Read(form.Fields), context.Connection.RemoteIpAddress, messages, workflow.CancellationToken) is not { } kept)
        {
            return null;
        }

        if (kept.Code is not { } code)
        {
            PostedForm.GoOn(workflow, form.AddressOf(kept.Path));
            return Kept;
        }

        workflow.Output["Home"] = form.Home;
        workflow.Output["Draft"] = kept.Draft.ToString();
        workflow.Output["Code"] = code.ToString();
        return CodeSent;
    }

    private static ShortAnswers Read(IFormCollection form) => new(
        form[nameof(ShortAnswers.Surname)],
        form[nameof(ShortAnswers.GivenName)],
        form[nameof(ShortAnswers.Patronymic)],
        form[nameof(ShortAnswers.Level)],
        form[nameof(ShortAnswers.Distinction)],
        form[nameof(ShortAnswers.Scope)],
        form[nameof(ShortAnswers.School)],
        form[nameof(ShortAnswers.Year)],
        form[nameof(ShortAnswers.NameChanged)],
        form[nameof(ShortAnswers.Reason)],
        form[nameof(ShortAnswers.Collection)]);
}

internal sealed class KeepShortApplicationTaskDriver : ActivityDisplayDriver<KeepShortApplicationTask>;
