using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Audit;
using Duplicates.Service.Content;
using Duplicates.Service.Notifications.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Notifications;

/// <summary>Registers what tells people things.</summary>
internal static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(HttpSmsSender)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services
            .AddSingleton<MessageOrder>()
            .AddSingleton<MessageTemplates>()
            .AddSingleton<IContentTypeRules, MessageTemplateRules>()
            .AddScoped<TemplateRenewal>()
            .AddSingleton<MessageValues>()
            .AddSingleton<IContentSample, MessagePreviews>()
            .AddSingleton<StaffNoticeTexts>()
            .AddScoped<Outbox>()
            .AddScoped<ICodeMessages>(provider => provider.GetRequiredService<Outbox>())
            .AddScoped<ApplicantMessages>()
            .AddScoped<StaffNotices>()
            .AddScoped<IApplicationReaction, CaseMessages>()
            .AddScoped<IOutboxReader, OutboxReader>()
            .AddScoped<InboxSql>()
            .AddScoped<ApplicantInbox>()
            .AddScoped<StaffInbox>()
            .AddScoped<IUnreadMessages, UnreadMessages>()
            .AddScoped<CaseDeliveries>()
            .AddScoped<DeadLetters>()
            .AddSingleton<LanePauses>()
            .AddSingleton<MailText>()
            .AddSingleton<DevelopmentSender>()
            .AddSingleton<HttpSmsSender>()
            .AddScoped<SmtpEmailSender>()
            .AddScoped<MessageSenders>()
            .AddScoped<OutboxQueue>()
            .AddScoped<OutboxDispatcher>()
            .AddScoped<MessageRetention>()
            .AddScoped<IAuditHeadLetters, AuditHeadLetters>()
            .AddSingleton(Dispatching(OutboxLane.Codes))
            .AddSingleton(Dispatching(OutboxLane.Sms))
            .AddSingleton(Dispatching(OutboxLane.Email))
            .AddSingleton(new BackgroundJob("old messages", TimeSpan.FromHours(1), (provider, stopping) => provider.GetRequiredService<MessageRetention>().RunAsync(stopping)));
    }

    private static BackgroundJob Dispatching(OutboxLane lane) =>
        new(lane.Job, lane.LookEvery, (provider, stopping) => provider.GetRequiredService<OutboxDispatcher>().RunAsync(lane, stopping));
}
