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
/// Hands the answers of a posted form to the service, which checks them like those to its own questions, keeps them as the person's
/// draft and sends the code to sign them. Nothing of them is stored with the workflow. The fields have the names of <see cref="ShortAnswers"/>.
/// </summary>
public sealed class KeepShortApplicationTask(IShortApplication applications, IHttpContextAccessor http, IUpdateModelAccessor updater, IStringLocalizer<KeepShortApplicationTask> texts)
    : TaskActivity
{
    /// <summary>The outcome when nothing is open and the code was sent: the outputs Home, Draft and Code lead to the page that asks for it.</summary>
    public const string CodeSent = nameof(CodeSent);

    /// <summary>The outcome after which the person goes on at the output NextAddress, with the service's own questions.</summary>
    public const string Kept = nameof(Kept);

    /// <summary>The outcome after which the person sees the form again with messages beside the fields.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>The outcome for somebody who is not signed in as a citizen; the output NextAddress is where to sign in.</summary>
    public const string SignedOut = nameof(SignedOut);

    /// <inheritdoc />
    public override string Name => nameof(KeepShortApplicationTask);

    /// <inheritdoc />
    public override LocalizedString DisplayText => texts["Keep a short application"];

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override IEnumerable<Outcome> GetPossibleOutcomes(WorkflowExecutionContext workflowContext, ActivityContext activityContext) =>
        Outcomes(texts[CodeSent], texts[Kept], texts[Invalid], texts[SignedOut]);

    /// <inheritdoc />
    public override async Task<ActivityExecutionResult> ExecuteAsync(WorkflowExecutionContext workflowContext, ActivityContext activityContext)
    {
        var form = await PostedForm.ReadAsync(http, workflowContext.CancellationToken);
        form.SpeakItsLanguage();
        var context = http.HttpContext!;
        if (!applications.MayApply(context.User))
        {
            PostedForm.GoOn(workflowContext, form.AddressOf("apply"));
            return Outcomes(SignedOut);
        }

        if (await applications.KeepAsync(context.User, Read(form.Fields), context.Connection.RemoteIpAddress, updater.ModelUpdater.ModelState, workflowContext.CancellationToken) is not { } kept)
        {
            return Outcomes(Invalid);
        }

        if (kept.Code is not { } code)
        {
            PostedForm.GoOn(workflowContext, form.AddressOf(kept.Path));
            return Outcomes(Kept);
        }

        ServiceJobs.RunPromptAfterRequest();
        workflowContext.Output["Home"] = form.Home;
        workflowContext.Output["Draft"] = kept.Draft.ToString();
        workflowContext.Output["Code"] = code.ToString();
        return Outcomes(CodeSent);
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
