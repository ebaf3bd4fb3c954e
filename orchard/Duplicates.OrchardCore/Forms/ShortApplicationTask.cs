using Duplicates.Service.Apply;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.ModelBinding;
using OrchardCore.Workflows.Activities;
using OrchardCore.Workflows.Models;

namespace Duplicates.OrchardCore.Forms;

/// <summary>A step of a workflow that hands a posted form of a citizen to the service, in the language of the form.</summary>
public abstract class ShortApplicationTask(IShortApplication applications, IHttpContextAccessor http, IUpdateModelAccessor updater, IStringLocalizer texts) : TaskActivity
{
    /// <summary>The outcome after which the person sees the form again with messages beside the fields.</summary>
    public const string Invalid = nameof(Invalid);

    /// <summary>The outcome for somebody who is not signed in as a citizen; the output NextAddress leads to signing in.</summary>
    public const string SignedOut = nameof(SignedOut);

    /// <inheritdoc />
    public override LocalizedString Category => texts["Duplicates"];

    /// <inheritdoc />
    public override bool HasEditor => false;

    /// <inheritdoc />
    public override async Task<ActivityExecutionResult> ExecuteAsync(WorkflowExecutionContext workflowContext, ActivityContext activityContext)
    {
        var form = await PostedForm.ReadAsync(http, workflowContext.CancellationToken);

        // set here and not in the awaited method, from which it would not come back
        form.SpeakItsLanguage();
        if (!applications.MayApply(http.HttpContext!.User))
        {
            PostedForm.GoOn(workflowContext, SignInPage(form));
            return Outcomes(SignedOut);
        }

        return Outcomes(await TakeAsync(form, http.HttpContext, updater.ModelUpdater.ModelState, workflowContext) ?? Invalid);
    }

    /// <summary>The port that takes the form.</summary>
    private protected IShortApplication Applications => applications;

    /// <summary>Where somebody goes who has to sign in first.</summary>
    private protected abstract string SignInPage(PostedForm form);

    /// <summary>Hands the form to the service; returns the outcome, null when there are messages beside the fields.</summary>
    private protected abstract Task<string?> TakeAsync(PostedForm form, HttpContext context, ModelStateDictionary messages, WorkflowExecutionContext workflow);
}
